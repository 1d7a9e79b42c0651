// The kinds of exercise, as learners are told of them.
#pragma once

namespace tmw {

enum class ExerciseKind { kDerive, kTrace, kDesign, kBuild, kDebug };

// All of them, in the order in which they are told of.
inline constexpr ExerciseKind kExerciseKinds[] = {ExerciseKind::kDerive, ExerciseKind::kTrace,
                                                  ExerciseKind::kDesign, ExerciseKind::kBuild,
                                                  ExerciseKind::kDebug};

// "Derive", "Trace", "Design", "Build" or "Debug".
[[nodiscard]] const char* kind_name(ExerciseKind kind);

}  // namespace tmw
