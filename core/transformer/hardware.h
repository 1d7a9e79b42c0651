// An accelerator, as its data sheet gives it.
#pragma once

namespace tmw::transformer {

struct Hardware {
  double flops_per_second = 0;  // dense BF16 (FP16 where there is no BF16); 0 when unpublished
  double memory_bytes = 0;
  double bytes_per_second = 0;
};

}  // namespace tmw::transformer
