# shellcheck shell=bash disable=SC2154
# Part of ./workbook: what the machine has, and installing what it lacks.

say() { echo "$*" >&2; }
fail() {
  echo "workbook: $*" >&2
  exit 1
}

# step "Title" LOG COMMAND...: runs it quietly; when it fails, shows the end of its output and returns its status.
step() {
  local title=$1 log=$logs/$2.log
  shift 2
  say "$title ..."
  if "$@" >"$log" 2>&1 </dev/null; then return 0; fi
  tail -n 40 "$log" >&2
  return 1
}

version_at_least() { # HAVE WANTED
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# Folder of the Emscripten that emsdk-toolchain.cmake will choose; empty when there is none that is new enough.
emscripten_root() {
  local folder from_path
  from_path=$(command -v em++ || true)
  for folder in ${EMSDK:+"$EMSDK/upstream/emscripten"} \
    ${from_path:+"$(dirname "$(readlink -f "$from_path")")"} /usr/share/emscripten; do
    if version_at_least "$(emscripten_version "$folder")" 3.1.6; then
      echo "$folder"
      return
    fi
  done
}

emscripten_version() { # FOLDER
  grep -oE '[0-9]+\.[0-9]+\.[0-9]+' "$1/emscripten-version.txt" 2>/dev/null | head -n 1
}

node_version() { node --version 2>/dev/null | sed 's/^v//'; }
clang_major() { clang --version 2>/dev/null | grep -oE 'version [0-9]+' | grep -oE '[0-9]+' | head -n 1; }
has_fuzzer() {
  local library
  library=$(clang -print-file-name="libclang_rt.fuzzer-$(uname -m).a" 2>/dev/null) && [ -f "$library" ]
}

# The browser of the tests: $CHROMIUM, or the first one found.
browser() {
  if [ -n "${CHROMIUM:-}" ]; then
    echo "$CHROMIUM"
  else
    command -v chromium || command -v chromium-browser || command -v google-chrome || true
  fi
}

# What draws the same pages without a window's own pages around them, in two thirds of the time: $CHROMIUM_HEADLESS, or
# the headless shell of the same version where Debian has it, or the browser.
headless_browser() {
  if [ -n "${CHROMIUM_HEADLESS:-}" ]; then
    echo "$CHROMIUM_HEADLESS"
  elif [ -z "${CHROMIUM:-}" ] && command -v chromium-headless-shell; then
    :
  else
    browser
  fi
}

# Each prints the Debian packages that are missing for one purpose.
missing_native() {
  command -v cmake >/dev/null || echo cmake
  command -v ninja >/dev/null || echo ninja-build
  command -v c++ >/dev/null || echo g++
  command -v xz >/dev/null || echo xz-utils
  [ -e /usr/include/toml++/toml.h ] || echo libtomlplusplus-dev
  [ -e /usr/include/nlohmann/json.hpp ] || echo nlohmann-json3-dev
  [ -e /usr/src/googletest/googletest/src/gtest-all.cc ] || echo googletest
}
missing_node() {
  version_at_least "$(node_version)" 18 || echo nodejs
  command -v npm >/dev/null || echo npm
}
missing_page() { [ -n "$(emscripten_root)" ] || echo emscripten; }
missing_lint() { command -v clang-format >/dev/null || echo clang-format; }
missing_browser() { [ -n "$(browser)" ] || echo chromium; }
missing_headless() {
  [ -n "${CHROMIUM:-}" ] || command -v chromium-headless-shell >/dev/null ||
    ! apt-cache show chromium-headless-shell >/dev/null 2>&1 || echo chromium-headless-shell
}
missing_hosts() { [ -x "${APACHE:-/usr/sbin/apache2}" ] || echo apache2-bin; }
missing_clang() { command -v clang++ >/dev/null || echo clang; }
missing_fuzz() { has_fuzzer || echo "libclang-rt-$(clang_major)-dev"; }

apt_updated=
update_apt() { # AS_ROOT...
  [ -z "$apt_updated" ] || return 0
  step "Reading Debian's package lists" apt-update "$@" apt-get update ||
    fail "Debian's package lists could not be read; check the network and the apt sources."
  apt_updated=yes
}

# Installs Debian packages, or says in one sentence why it cannot.
install_packages() {
  [ $# -gt 0 ] || return 0
  local as_root=()
  command -v apt-get >/dev/null ||
    fail "this needs $*, and there is no apt-get here; install them with this system's package manager."
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || fail "packages are missing; run as root: apt-get install $*"
    as_root=(sudo -n)
  fi
  update_apt "${as_root[@]}"
  step "Installing $*" apt-install "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$@" ||
    fail "apt-get could not install $*; the messages above say why."
}

# shellcheck disable=SC2046  # one word per package is meant
prepare_native() {
  install_packages $(missing_native)
  if [ ! -e "$cache/deps/overrides.cmake" ] || [ cmake/fetch-dependencies.sh -nt "$cache/deps/overrides.cmake" ]; then
    step "Fetching the pinned libraries" dependencies cmake/fetch-dependencies.sh ||
      fail "the pinned libraries could not be fetched; the messages above say why."
    touch "$cache/deps/overrides.cmake"
  fi
}

# shellcheck disable=SC2046
prepare_node() {
  install_packages $(missing_node)
  version_at_least "$(node_version)" 18 || fail "Node.js 18 or newer is needed, and $(node_version) was found."
  local wanted
  wanted="$(sha256sum <package-lock.json) $(node_version)"
  if [ "$(cat node_modules/.workbook-stamp 2>/dev/null)" != "$wanted" ]; then
    step "Installing the Node packages" npm npm ci --ignore-scripts --no-audit --no-fund ||
      fail "npm could not install the packages of package-lock.json; the messages above say why."
    echo "$wanted" >node_modules/.workbook-stamp
  fi
}

# shellcheck disable=SC2046
prepare_page() {
  prepare_native
  install_packages $(missing_page) $(missing_node)
  [ -n "$(emscripten_root)" ] || fail "Emscripten 3.1.6 or newer is needed, and Debian here offers only an older one."
  prepare_node
}

# shellcheck disable=SC2046
prepare_lint() { install_packages $(missing_lint); }

# shellcheck disable=SC2046
prepare_fuzz() {
  install_packages $(missing_clang)
  install_packages $(missing_fuzz)
}

# shellcheck disable=SC2046
prepare_browser() {
  prepare_node
  install_packages $(missing_browser)
  install_packages $(missing_headless)
  CHROMIUM_HEADLESS=$(headless_browser)
  CHROMIUM=$(browser)
  export CHROMIUM CHROMIUM_HEADLESS
}

# Firefox and WebKit with a screen in memory, for the journeys in three engines. Where they cannot be had, the journeys
# run in what is there, and say so.
prepare_engines() {
  local wanted=() package
  for package in firefox-esr webkit2gtk-driver xvfb libgl1-mesa-dri; do
    dpkg -s "$package" >/dev/null 2>&1 || wanted+=("$package")
  done
  [ ${#wanted[@]} -gt 0 ] || return 0
  # shellcheck disable=SC2310  # a failure is told
  (install_packages "${wanted[@]}") || say "Without ${wanted[*]} not every engine is tried."
}

# The servers of the recipes. Debian's nginx is unpacked and not installed: an installed one would serve on port 80.
# shellcheck disable=SC2046
prepare_hosts() {
  install_packages $(missing_hosts)
  NGINX=${NGINX:-$cache/hosts/usr/sbin/nginx}
  export NGINX
  if [ -x "$NGINX" ]; then return 0; fi
  step "Fetching nginx" nginx fetch_nginx ||
    fail "nginx could not be fetched; set NGINX to the program of one that has the module brotli_static beside it."
}

fetch_nginx() {
  mkdir -p "$cache/hosts/debs"
  (cd "$cache/hosts/debs" && apt-get download nginx libnginx-mod-http-brotli-static) || return 1
  local package
  for package in "$cache"/hosts/debs/*.deb; do dpkg -x "$package" "$cache/hosts" || return 1; done
}

# configure PRESET: also picks up folders that were added since; quick when nothing changed.
configure() {
  local preset=$1 launcher=() root_file=build/$1/emscripten-root
  if command -v ccache >/dev/null; then
    # Objects are the same wherever the repository lies, so that another clone finds them too.
    export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=yes
    launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  fi
  if [[ $preset == wasm-* ]]; then
    if [ -d "build/$preset" ] && [ "$(cat "$root_file" 2>/dev/null)" != "$(emscripten_root)" ]; then
      rm -rf "build/$preset"
    fi
    mkdir -p "build/$preset"
    emscripten_root >"$root_file"
  fi
  step "Configuring $preset" "configure-$preset" cmake --preset "$preset" "${launcher[@]}" ||
    fail "CMake could not configure $preset; the messages above say why."
}

doctor_line() { # NAME FOUND WANTED
  if [ -n "$2" ]; then
    printf '  ok       %-14s %s\n' "$1" "$2"
  else
    printf '  missing  %-14s %s\n' "$1" "$3"
    doctor_missing=yes
  fi
}

cmd_doctor() {
  doctor_missing=
  local emscripten clang_libs=""
  emscripten=$(emscripten_root)
  if has_fuzzer; then clang_libs="for clang $(clang_major)"; fi
  first() { "$@" 2>/dev/null | head -n 1 || true; }
  package() { dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true; }
  dep() { if [ -d "$cache/deps/$1" ]; then echo "$2, from Debian's source package"; fi; }
  echo "To build:"
  doctor_line CMake "$(first cmake --version)" "3.25 or newer (cmake)"
  doctor_line Ninja "$(first ninja --version)" "ninja-build"
  doctor_line "C++ compiler" "$(first c++ --version)" "g++ 12 or clang 14, or newer (g++)"
  doctor_line Emscripten "${emscripten:+$(emscripten_version "$emscripten") in $emscripten}" "3.1.6 or newer (emscripten)"
  doctor_line Node.js "$(first node --version)" "18 or newer (nodejs)"
  doctor_line npm "$(first npm --version)" "npm"
  doctor_line "Node packages" "$([ -e node_modules/.workbook-stamp ] && echo 'as in package-lock.json')" "installed by ./workbook build"
  echo "Libraries (pins in CONTRIBUTING.md; what Debian lacks, CMake fetches from upstream):"
  doctor_line "Dear ImGui" "$(dep imgui 1.92.2b)" "fetched by ./workbook build"
  doctor_line md4c "$(dep md4c 0.5.3)" "fetched by ./workbook build"
  doctor_line toml++ "$(package libtomlplusplus-dev)" "libtomlplusplus-dev"
  doctor_line "JSON" "$(package nlohmann-json3-dev)" "nlohmann-json3-dev"
  doctor_line GoogleTest "$(package googletest)" "googletest"
  echo "To test:"
  doctor_line clang "$(first clang --version)" "clang"
  doctor_line libFuzzer "$clang_libs" "libclang-rt-NN-dev for that clang"
  doctor_line clang-format "$(first clang-format --version)" "clang-format"
  doctor_line Apache "$([ -x "${APACHE:-/usr/sbin/apache2}" ] && package apache2-bin)" "apache2-bin"
  doctor_line nginx "$([ -x "${NGINX:-$cache/hosts/usr/sbin/nginx}" ] && echo 'unpacked for the tests')" "unpacked by ./workbook test"
  doctor_line Chromium "$([ -n "$(browser)" ] && first "$(browser)" --version)" "chromium"
  if [ -n "$doctor_missing" ]; then
    echo "What is missing is installed by the command that needs it, if it can."
    exit 1
  fi
}
