#!/usr/bin/env bash
# Fills .cache/deps with the sources of the pinned dependencies, from Debian, and writes
# .cache/deps/overrides.cmake (FETCHCONTENT_SOURCE_DIR_*), which cmake/Dependencies.cmake includes.
# What Debian cannot give is left out: CMake's FetchContent then takes it from upstream at the same pin.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
deps=$root/.cache/deps
mkdir -p "$deps"

# name (also of Debian's source package), upstream version, orig tarball's SHA-256, a file that proves the tree whole
source_packages=(
  "imgui 1.92.2b+ds e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48 imgui.cpp"
  "md4c 0.5.3 bc2e3bf85e5e6235ee5246778d608048e0a572d9d84538e5ef9e7d4b59a28ad6 src/md4c.c"
)

# shellcheck disable=SC2016  # the dollars are apt's
# The Debian mirror this machine already uses; empty when there is none.
debian_mirror() {
  apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(SITE)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -F'|' '$1 == "Debian" && $2 == "Debian" { print $4; exit }'
}

# Prepares a private package list that knows sid's source packages; the machine's own lists stay as they are.
private_apt() {
  local mirror suite key=/usr/share/keyrings/debian-archive-keyring.gpg
  command -v apt-get >/dev/null || return 1
  mirror=$(debian_mirror)
  [ -n "$mirror" ] && [ -r "$key" ] || return 1
  apt_home=$root/.cache/apt
  mkdir -p "$apt_home/lists/partial" "$apt_home/archives/partial"
  for suite in sid testing; do
    echo "deb-src [signed-by=$key check-valid-until=no] $mirror $suite main"
  done >"$apt_home/sources.list"
  apt_options=(-qq -o "Dir::Etc::SourceList=$apt_home/sources.list" -o Dir::Etc::SourceParts=-
    -o "Dir::State::Lists=$apt_home/lists" -o "Dir::Cache=$apt_home" -o Acquire::Languages=none
    -o APT::Sandbox::User=root)
  apt-get "${apt_options[@]}" update >&2
}

# The tarballs of any Debian revision of that upstream version: the revisions share it.
download_tarball() {
  local name=$1 upstream=$2 version
  for version in $(apt-cache "${apt_options[@]}" showsrc "$name" | sed -n 's/^Version: //p' | sort -uV); do
    if [ "${version%-*}" = "$upstream" ] &&
      apt-get "${apt_options[@]}" source --download-only --tar-only "$name=$version" >&2; then
      return 0
    fi
  done
  return 1
}

fetch_source_package() {
  local name=$1 upstream=$2 sha256=$3 witness=$4 work tarball
  [ -f "$deps/$name/$witness" ] && [ "$(cat "$deps/$name/.sha256" 2>/dev/null)" = "$sha256" ] && return 0
  [ -n "${apt_home:-}" ] || private_apt || return 1
  work=$(mktemp -d "$deps/.fetch.XXXXXX")
  (cd "$work" && download_tarball "$name" "$upstream") || { rm -rf "$work"; return 1; }
  tarball=$(find "$work" -name '*.orig.tar.*' ! -name '*.asc' | head -n 1)
  if ! echo "$sha256  $tarball" | sha256sum --check --status; then
    echo "workbook: $name $upstream from Debian has not the pinned SHA-256; it is not used." >&2
    rm -rf "$work"
    return 1
  fi
  mkdir "$work/tree"
  tar -xf "$tarball" -C "$work/tree" --strip-components=1
  echo "$sha256" >"$work/tree/.sha256"
  rm -rf "${deps:?}/$name"
  mv "$work/tree" "$deps/$name"
  rm -rf "$work"
}

# Headers of a Debian -dev package, alone in a folder, so that no other system header comes along.
link_headers() {
  local name=$1 header_folder=$2
  [ -d "/usr/include/$header_folder" ] || return 1
  rm -rf "${deps:?}/$name"
  mkdir -p "$deps/$name/include/$header_folder"
  ln -s "/usr/include/$header_folder"/* "$deps/$name/include/$header_folder/"
  override "${name^^}" "$deps/$name"
}

override() {
  echo "set(FETCHCONTENT_SOURCE_DIR_$1 \"$2\")" >>"$overrides"
}

overrides=$(mktemp "$deps/.overrides.XXXXXX")
echo "# Written by cmake/fetch-dependencies.sh" >"$overrides"
for line in "${source_packages[@]}"; do
  read -r name upstream sha256 witness <<<"$line"
  if fetch_source_package "$name" "$upstream" "$sha256" "$witness"; then
    override "${name^^}" "$deps/$name"
  else
    echo "workbook: Debian does not offer $name $upstream; CMake will fetch $name from upstream." >&2
  fi
done
if link_headers tomlplusplus toml++ && [ ! -e "$deps/tomlplusplus/include/toml++/toml.hpp" ]; then
  ln -s toml.h "$deps/tomlplusplus/include/toml++/toml.hpp"  # 3.3 has only the old name
fi
link_headers json nlohmann || true
if [ -f /usr/src/googletest/googletest/src/gtest-all.cc ]; then override GOOGLETEST /usr/src/googletest; fi
chmod 644 "$overrides"
if cmp -s "$overrides" "$deps/overrides.cmake"; then rm -f "$overrides"; else mv "$overrides" "$deps/overrides.cmake"; fi
