# shellcheck shell=bash disable=SC2154
# Part of ./workbook: the test suites. Each prints its two counts, "PASSED FAILED", as its last line on stdout.

total_passed=0
total_failed=0
summary=()
fuzz_seconds=${fuzz_seconds:-10}

# suite NAME FUNCTION: runs it, keeps its counts and its time, and goes on whatever happens.
suite() {
  local name=$1 counts passed failed began=$SECONDS
  say "== $name"
  counts=$("$2" | tail -n 1) || true
  if ! [[ $counts =~ ^[0-9]+\ [0-9]+$ ]]; then counts="0 1"; fi
  read -r passed failed <<<"$counts"
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
  summary+=("$(printf '%-9s %5d passed, %d failed, %4d s' "$name" "$passed" "$failed" $((SECONDS - began)))")
}

print_summary() {
  printf '\n'
  printf '%s\n' "${summary[@]}"
  printf '\n%d passed, %d failed\n' "$total_passed" "$total_failed"
  [ "$total_failed" = 0 ]
}

run_all_suites() {
  suite "format" suite_format
  suite "types" suite_types
  suite "native" suite_native
  suite "formulas" suite_formulas
  suite "wasm" suite_wasm
  suite "content" suite_content
  suite "fuzz" suite_fuzz
  suite "page" suite_page
  suite "browser" suite_browser
  suite "engines" suite_journeys
  print_summary
}

# What the choice of Emscripten can change.
run_page_suites() {
  suite "wasm" suite_wasm
  suite "page" suite_page
  suite "browser" suite_browser
  suite "engines" suite_journeys
  print_summary
}

# test_one_suite NAME [PATTERN]: installs only what it needs. A pattern chooses among native tests by the room's name,
# among browser tests by the file's name or, where no file fits, by the test's title.
test_one_suite() {
  local name=$1
  pattern=${2:-}
  case $name in
    core | sweeps | native | wasm | browser | engines | long) ;;
    format | types | formulas | content | fuzz | page)
      [ -z "$pattern" ] || fail "the suite $name is run as a whole; leave out '$pattern'."
      ;;
    *) fail "there is no suite '$name'; ./workbook help lists them." ;;
  esac
  case $name in
    core | sweeps) prepare_native; prepare_node ;;
    native | content | formulas) prepare_native; prepare_node; prepare_fuzz ;;
    format) prepare_lint ;;
    types) prepare_node ;;
    wasm | page) prepare_page ;;
    fuzz) prepare_native; prepare_node; prepare_fuzz ;;
    browser | long) build_page; prepare_browser; prepare_hosts ;;
    engines) build_page; prepare_browser; prepare_engines ;;
  esac
  suite "$name" "suite_$name"
  print_summary
}

# passed_if COMMAND...: a suite of one test.
passed_if() { if "$@"; then echo "1 0"; else echo "0 1"; fi; }

# Counts GoogleTest's cases in the output of `ctest -V`; a program without such counts is one test.
count_ctest() { # LOG FAILURES_BEFORE
  awk -v failed="$2" '
    match($0, /^[0-9]+: \[  (PASSED|FAILED)  \] [0-9]+ tests?/) {
      split(substr($0, RSTART, RLENGTH), word, " ")
      id = word[1] + 0
      if (word[3] == "PASSED") good[id] += word[5]; else bad[id] += word[5]
    }
    match($0, /Test +#[0-9]+:/) && / sec/ {
      id = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", id); id += 0
      if ($0 ~ / Passed /) passed += (id in good) ? good[id] : 1
      else { passed += good[id]; failed += (id in bad) ? bad[id] : 1 }
    }
    END { print passed + 0, failed + 0 }' "$1"
}

# The programs of the tests that fit, one a line: all that is built where no pattern is given.
targets_of() { # PRESET CTEST_OPTIONS...
  local preset=$1
  shift
  [ $# -gt 0 ] || { echo all; return; }
  ctest --test-dir "build/$preset" -N "$@" | sed -nE 's/^ +Test +#[0-9]+: ([^-]*)(-[0-9]+)?$/tmw_\1_test/p' | sort -u
}

ctest_suite() { # PRESET CTEST_OPTIONS...
  local preset=$1 log=$logs/ctest-$1.log not_built=0 targets
  shift
  configure "$preset"
  targets=$(targets_of "$preset" "$@")
  [ -n "$targets" ] || fail "no test of $preset fits '${pattern:-}'."
  # shellcheck disable=SC2086  # one word per target is meant
  if ! step "Building $preset" "build-$preset" cmake --build "build/$preset" -j "$jobs" --target $targets -- -k 0; then
    say "Some of $preset did not build; running the rest."
    not_built=1  # an older program may stand in its place and pass
  fi
  say "Testing $preset ..."
  ctest --test-dir "build/$preset" -V -j "$jobs" --no-tests=error "$@" >"$log" 2>&1 </dev/null || {
    grep -E '\*\*\*|\[  FAILED  \]|Failure$|ERROR: |runtime error' "$log" | head -n 60 >&2
    say "The whole output is in $log."
  }
  count_ctest "$log" "$not_built"
}

# Our boxes of every formula against MathJax's; one test per formula.
suite_formulas() {
  local log=$logs/formulas.log
  configure native-san
  step "Building the formula tool" build-formulas cmake --build build/native-san --target tmw_math_boxes -j "$jobs" || true
  say "Comparing the formulas with MathJax ..."
  node tests/oracle/math_oracle.mjs build/native-san/tests/web/math/tmw_math_boxes >"$log" 2>&1 </dev/null || tail -n 40 "$log" >&2
  sed -nE 's/^[0-9]+ formulas: ([0-9]+) within .*, ([0-9]+) not .*/\1 \2/p' "$log"
}

make_fonts() { step "Making the subset fonts" fonts node cmake/make-fonts.mjs || say "The tests that draw text will fail."; }

suite_native() {
  make_fonts
  ctest_suite native-san ${pattern:+-R "$pattern"}
}

# For the daily loop: of the native tests the quick ones, without sanitizers; and the proofs over many numbers. `native`
# runs all of both with sanitizers, the proofs over fewer numbers.
suite_core() {
  make_fonts
  ctest_suite native-dev -L unit ${pattern:+-R "$pattern"}
}
suite_sweeps() { ctest_suite native-dev -L sweep ${pattern:+-R "$pattern"}; }

suite_wasm() { ctest_suite wasm-release ${pattern:+-R "$pattern"}; }

our_sources() {
  git ls-files -co --exclude-standard -- 'core/*.cpp' 'core/*.h' 'web/*.cpp' 'web/*.h' 'tests/*.cpp' 'tests/*.h'
}

# One test per file, so that the count says how many are not as clang-format writes them.
suite_format() {
  local bad=$logs/format.log file all failed
  our_sources | while read -r file; do [ ! -e "$file" ] || echo "$file"; done >"$logs/sources.log"
  # shellcheck disable=SC2016
  xargs -P "$jobs" -n 20 sh -c 'ok() { clang-format --dry-run -Werror "$@" >/dev/null 2>&1; }
    ok "$@" || for file; do ok "$file" || echo "$file"; done' - <"$logs/sources.log" | sort >"$bad"
  sed 's/.*/not formatted: & (clang-format -i &)/' "$bad" >&2
  all=$(wc -l <"$logs/sources.log")
  failed=$(wc -l <"$bad")
  echo "$((all - failed)) $failed"
}

suite_types() {
  local project passed=0 failed=0
  for project in tsconfig.json cmake/tsconfig.json; do
    if step "Checking JavaScript types ($project)" types node_modules/.bin/tsc -p "$project"; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
    fi
  done
  echo "$passed $failed"
}

# With the sanitized tmw, which the native suite has built already.
suite_content() {
  configure native-san
  if ! step "Building tmw" tmw cmake --build build/native-san --target tmw -j "$jobs"; then
    echo "0 1"
    return
  fi
  passed_if step "Proving the content" content build/native-san/core/cli/tmw lint
}

# Among all tests with what native-san has built already; `./workbook fuzz`, which takes its time, optimised. As many at a
# time as there are cores.
suite_fuzz() {
  local program started=0 preset=${fuzz_preset:-native-san} results=$logs/fuzz-results.log
  : >"$results"
  configure "$preset"
  step "Building the fuzz targets" build-fuzz cmake --build "build/$preset" --target fuzzers -j "$jobs" || echo failed >>"$results"
  for program in "build/$preset"/tests/fuzz/*_fuzz; do
    [ -x "$program" ] || continue
    fuzz_one "$program" >>"$results" &
    started=$((started + 1))
    if [ $((started % jobs)) = 0 ]; then wait; fi
  done
  wait
  echo "$(grep -c passed "$results") $(grep -c failed "$results")"
}

fuzz_one() { # PROGRAM
  local name seeds=()
  name=$(basename "$1")
  mkdir -p "$cache/corpus/$name"
  if [ -d "tests/fuzz/corpus/$name" ]; then seeds=("tests/fuzz/corpus/$name"); fi
  if step "Fuzzing $name for $fuzz_seconds s" "$name" "$1" -max_total_time="$fuzz_seconds" -max_len=4096 \
    -artifact_prefix="$logs/$name-" "$cache/corpus/$name" "${seeds[@]}"; then
    echo passed
  else
    echo failed
  fi
}

suite_page() {
  configure wasm-release
  passed_if step "Building the page" page cmake --build build/wasm-release --target dist -j "$jobs"
}

# The module in Node, and journeys in Chromium, against dist/: TMW_DIST is the folder, CHROMIUM the browser, and
# CHROMIUM_HEADLESS what stands for it where neither a profile nor an extension is needed. One file more than there are
# cores: some wait for clocks.
suite_browser() {
  say "Testing in $($CHROMIUM --version 2>/dev/null) ..."
  node_tests browser $((jobs + 1)) tests/web/*.test.mjs tests/browser/*.test.mjs
}

# What the daily form of the browser's tests leaves out: more pixel ratios, widths, views and themes.
suite_long() {
  TMW_FORM=long node_tests long 2 tests/browser/parity.test.mjs tests/browser/in_view.test.mjs tests/browser/steady.test.mjs \
    tests/browser/screens.test.mjs
}

# In Chromium, Firefox and WebKit: the journeys of a learner; alone also what may go wrong around them.
suite_engines() { in_engines tests/engines/*.test.mjs; }
suite_journeys() { in_engines tests/engines/journeys.test.mjs; }

in_engines() { # FILES...
  say "Testing in Chromium, Firefox and WebKit ..."
  local counts
  counts=$(node_tests engines 1 "$@")
  grep -oE "(Chromium|Firefox|WebKit) [0-9.]+[^:]*: ink-\w+" "$logs/engines.log" >&2 || true
  echo "$counts"
}

# node_tests NAME AT_ONCE FILES...
node_tests() {
  local log=$logs/$1.log at_once=$2 by_title=() fitting=()
  shift 2
  local files=("$@")
  if [ -n "${pattern:-}" ]; then
    mapfile -t fitting < <(printf '%s\n' "${files[@]}" | grep -- "$pattern" || true)
    if [ ${#fitting[@]} -gt 0 ]; then files=("${fitting[@]}"); else by_title=("--test-name-pattern=$pattern"); fi
  fi
  local limit=()  # what hangs is a failure, not a wait; Node.js 18 has no limit
  if node --help | grep -q -- --test-timeout; then limit=(--test-timeout=1800000); fi
  TMW_DIST=$root/dist node --test --test-reporter=tap --test-concurrency="$at_once" "${limit[@]}" "${by_title[@]}" "${files[@]}" >"$log" 2>&1 </dev/null || {
    grep -E '^ *not ok|^ *error: ' "$log" | head -n 60 >&2
    say "The whole output is in $log."
  }
  awk '$1 == "#" && $2 == "pass" { good = $3 } $1 == "#" && ($2 == "fail" || $2 == "cancelled") { bad += $3 }
    END { if (good + bad == 0) bad = 1; print good + 0, bad + 0 }' "$log"
}
