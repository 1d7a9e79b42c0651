// The unit names and prefixes that are understood; data only.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/units/quantity.h"

namespace tmw {

inline constexpr Dimension kPerSecond{{0, 0, -1, 0, 0}};

struct UnitName {
  std::string_view name;
  double factor;
  Dimension dimension;
};

// Names that take a metric prefix: kB, Gbit, TFLOP, Mtok. One MAC is one multiplication and one
// addition.
inline constexpr UnitName kPrefixed[] = {
    {"B", 1, kBytes},
    {"bytes", 1, kBytes},
    {"byte", 1, kBytes},
    {"bit", 0.125, kBytes},
    {"bits", 0.125, kBytes},
    {"FLOP", 1, kFlop},
    {"FLOPs", 1, kFlop},
    {"flop", 1, kFlop},
    {"flops", 1, kFlop},
    {"Flop", 1, kFlop},
    {"Flops", 1, kFlop},
    {"FLOPS", 1, kFlopPerSecond},
    {"MAC", 2, kFlop},
    {"MACs", 2, kFlop},
    {"tok", 1, kTokens},
    {"toks", 1, kTokens},
    {"token", 1, kTokens},
    {"tokens", 1, kTokens},
    {"Tok", 1, kTokens},
    {"Token", 1, kTokens},
    {"Tokens", 1, kTokens},
    {"Byte", 1, kBytes},
    {"Bytes", 1, kBytes},
    {"ops", 1, kFlop},
    {"op", 1, kFlop},
    {"Hz", 1, kPerSecond},
    {"param", 1, kPlainNumber},
    {"params", 1, kPlainNumber},
    {"Param", 1, kPlainNumber},
    {"Params", 1, kPlainNumber},
    {"parameters", 1, kPlainNumber},
};

// Names that stand alone, compared without case unless one letter long.
inline constexpr UnitName kAlone[] = {
    {"operations", 1, kFlop},
    {"ops", 1, kFlop},
    {"s", 1, kSeconds},
    {"sec", 1, kSeconds},
    {"secs", 1, kSeconds},
    {"second", 1, kSeconds},
    {"seconds", 1, kSeconds},
    {"ms", 1e-3, kSeconds},
    {"msec", 1e-3, kSeconds},
    {"millisecond", 1e-3, kSeconds},
    {"milliseconds", 1e-3, kSeconds},
    {"us", 1e-6, kSeconds},
    {"\u00b5s", 1e-6, kSeconds},
    {"\u03bcs", 1e-6, kSeconds},
    {"microsecond", 1e-6, kSeconds},
    {"microseconds", 1e-6, kSeconds},
    {"ns", 1e-9, kSeconds},
    {"nanoseconds", 1e-9, kSeconds},
    {"min", 60, kSeconds},
    {"mins", 60, kSeconds},
    {"minute", 60, kSeconds},
    {"minutes", 60, kSeconds},
    {"h", 3600, kSeconds},
    {"hr", 3600, kSeconds},
    {"hrs", 3600, kSeconds},
    {"hour", 3600, kSeconds},
    {"hours", 3600, kSeconds},
    {"d", 86400, kSeconds},
    {"day", 86400, kSeconds},
    {"days", 86400, kSeconds},
    {"ks", 1e3, kSeconds},
    {"wk", 604800, kSeconds},
    {"wks", 604800, kSeconds},
    {"week", 604800, kSeconds},
    {"weeks", 604800, kSeconds},
    {"year", 31557600, kSeconds},  // 365.25 days
    {"years", 31557600, kSeconds},
    {"$", 1, kDollars},
    {"USD", 1, kDollars},
    {"dollar", 1, kDollars},
    {"dollars", 1, kDollars},
    {"cent", 0.01, kDollars},
    {"cents", 0.01, kDollars},
    {"ct", 0.01, kDollars},
    {"tps", 1, kTokensPerSecond},
    {"t/s", 1, kTokensPerSecond},
    {"%", 0.01, kPlainNumber},
    {"percent", 0.01, kPlainNumber},
    {"pct", 0.01, kPlainNumber},
    {"per cent", 0.01, kPlainNumber},
    {"\u2030", 0.001, kPlainNumber},
    {"permille", 0.001, kPlainNumber},
    {"promille", 0.001, kPlainNumber},
    {"bp", 1e-4, kPlainNumber},
    {"GF", 1e9, kFlop},
    {"TF", 1e12, kFlop},
    {"PF", 1e15, kFlop},
    {"EF", 1e18, kFlop},
    {"ZF", 1e21, kFlop},
};

// Words for things that are counted: they say what a number counts and do not change it.
inline constexpr std::string_view kCountWords[] = {
    "parameter", "parameters", "weight",      "weights",      "layer",     "layers",
    "head",      "heads",      "user",        "users",        "GPU",       "GPUs",
    "card",      "cards",      "sequence",    "sequences",    "request",   "requests",
    "expert",    "experts",    "dimension",   "dimensions",   "dims",      "position",
    "positions", "step",       "steps",       "entry",        "entries",   "element",
    "elements",  "value",      "values",      "matrix",       "matrices",  "vector",
    "vectors",   "row",        "rows",        "column",       "columns",   "block",
    "blocks",    "batch",      "batches",     "sample",       "samples",   "times",
    "ratio",     "share",      "probability", "number",       "numbers",   "copy",
    "copies",    "KV heads",   "scores",      "score",        "additions", "multiplications",
    "device",    "devices",    "accelerator", "accelerators", "chip",      "chips",
    "server",    "servers",    "machine",     "machines",     "node",      "nodes",
    "TPU",       "TPUs",       "NVIDIA",      "people",       "person",    "persons",
    "customer",  "customers",  "client",      "clients",      "chat",      "chats",
    "session",   "sessions",   "cache",       "caches",       "pair",      "pairs",
    "neuron",    "neurons",    "total",       "altogether",   "SXM",       "PCIe",
    "NVL",       "prompt",     "prompts",     "unit",         "units",     "nat",
    "nats",      "fold",       "pc",          "pcs",          "piece",     "pieces",
    "map",       "maps",       "tensor",      "tensors",      "table",     "tables",
    "adapter",   "adapters",   "projection",  "projections"};

// What works by the hour: GPU-hours, card hours.
inline constexpr std::string_view kWorkers[] = {"GPU",     "GPUs",        "card", "cards", "device",
                                                "devices", "accelerator", "chip", "TPU",   "node"};

// A power of ten or of two by name. Some stand before a unit (GiB, kilobytes), some behind a number
// (70 billion, 128k), most do both.
struct Power {
  std::string_view name;
  double factor;
  enum class Stands : std::uint8_t { kBoth, kBeforeUnit, kBehindNumber } stands = Stands::kBoth;

  [[nodiscard]] bool before_unit() const { return stands != Stands::kBehindNumber; }
  [[nodiscard]] bool behind_number() const { return stands != Stands::kBeforeUnit; }
};

inline constexpr auto kBeforeUnit = Power::Stands::kBeforeUnit;
inline constexpr auto kBehindNumber = Power::Stands::kBehindNumber;

// Those of two come first: in "KiB" it is "Ki" that stands before the unit.
inline constexpr Power kPowers[] = {
    {"Ki", 1024.0},
    {"ki", 1024.0, kBeforeUnit},
    {"Mi", 1048576.0},
    {"Gi", 1073741824.0},
    {"Ti", 1099511627776.0, kBeforeUnit},
    {"Pi", 1125899906842624.0, kBeforeUnit},
    {"kilo", 1e3, kBeforeUnit},
    {"mega", 1e6, kBeforeUnit},
    {"giga", 1e9},
    {"tera", 1e12},
    {"peta", 1e15},
    {"exa", 1e18},
    {"zetta", 1e21},
    {"yotta", 1e24},
    {"kibi", 1024.0, kBeforeUnit},
    {"mebi", 1048576.0, kBeforeUnit},
    {"gibi", 1073741824.0, kBeforeUnit},
    {"k", 1e3},
    {"K", 1e3},
    {"M", 1e6},
    {"G", 1e9},
    {"T", 1e12},
    {"P", 1e15},
    {"E", 1e18, kBeforeUnit},
    {"Z", 1e21, kBeforeUnit},
    {"Y", 1e24, kBeforeUnit},
    {"thousand", 1e3, kBehindNumber},
    {"million", 1e6, kBehindNumber},
    {"millions", 1e6, kBehindNumber},
    {"billion", 1e9, kBehindNumber},
    {"billions", 1e9, kBehindNumber},
    {"trillion", 1e12, kBehindNumber},
    {"trillions", 1e12, kBehindNumber},
    {"mn", 1e6, kBehindNumber},
    {"Mn", 1e6, kBehindNumber},
    {"bn", 1e9, kBehindNumber},
    {"Bn", 1e9, kBehindNumber},
    {"tn", 1e12, kBehindNumber},
    {"Tn", 1e12, kBehindNumber},
    {"B", 1e9, kBehindNumber},
    {"mio", 1e6, kBehindNumber},
    {"mil", 1e6, kBehindNumber},
    {"mill", 1e6, kBehindNumber},
    {"mln", 1e6, kBehindNumber},
    {"bil", 1e9, kBehindNumber},
    {"bill", 1e9, kBehindNumber},
    {"bln", 1e9, kBehindNumber},
    {"mrd", 1e9, kBehindNumber},
    {"tril", 1e12, kBehindNumber},
    {"trln", 1e12, kBehindNumber},
    {"thousands", 1e3, kBehindNumber},
    {"thsd", 1e3, kBehindNumber},
    {"milliard", 1e9, kBehindNumber},
    {"milliards", 1e9, kBehindNumber},
    {"quadrillion", 1e15, kBehindNumber},
    {"quintillion", 1e18, kBehindNumber},
    {"sextillion", 1e21, kBehindNumber},
    {"septillion", 1e24, kBehindNumber},
};

}  // namespace tmw
