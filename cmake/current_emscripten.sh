# shellcheck shell=bash disable=SC2154
# Part of ./workbook: a current Emscripten beside Debian's own. It stands in a small Debian of its own, a folder below
# .cache/ that is made once; programs of that folder run on the repository as if they were installed here.

current_suite=forky  # the Debian whose Emscripten is taken

# Whatever stands between us and the compiler: the small Debian as /, with the repository and what it needs of this machine.
in_current() { # VERSION FOLDER
  cat <<SH
#!/bin/sh
# Runs the program of this name in the small Debian (cmake/current_emscripten.sh). Emscripten $1
exec bwrap --bind '$cache/current/root' / --dev /dev --proc /proc --bind /tmp /tmp \\
  --ro-bind-try /usr/src/googletest /usr/src/googletest --ro-bind-try /usr/include/toml++ /usr/include/toml++ \\
  --ro-bind-try /usr/include/nlohmann /usr/include/nlohmann \\
  --bind '$root' '$root' --chdir "\$PWD" --setenv HOME /root --setenv NODE_PATH /usr/share/nodejs \\
  "$2/\$(basename "\$0")" "\$@"
SH
}

# The address that this machine's own packages come from.
# shellcheck disable=SC2016  # the names are for apt-get
debian_mirror() {
  apt-get indextargets --format '$(CREATED_BY) $(REPO_URI) $(COMPONENT)' |
    awk '$1 == "Packages" && $2 ~ /debian\/?$/ && $3 == "main" { print $2; exit }'
}

make_current_root() {
  local target=$cache/current/root mirror
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || { echo "No Debian mirror is among the apt sources."; return 1; }
  rm -rf "$target"
  mmdebstrap --variant=minbase --include=emscripten --aptopt='Acquire::Check-Valid-Until "false"' \
    "$current_suite" "$target.new" "$mirror" || return 1
  mkdir -p "$target.new/usr/src/googletest" "$target.new/usr/include/toml++" "$target.new/usr/include/nlohmann" "$target.new$root"
  mv "$target.new" "$target"
}

# From here on Emscripten is the current one: $EMSDK, which is asked first, names a folder that looks like an emsdk.
prepare_current_emscripten() {
  local packages=() folder=$cache/current/emsdk/upstream/emscripten version program
  command -v mmdebstrap >/dev/null || packages+=(mmdebstrap)
  command -v bwrap >/dev/null || packages+=(bubblewrap)
  install_packages "${packages[@]}"
  if [ ! -d "$cache/current/root" ]; then
    rm -rf "$cache/current"
    mkdir -p "$cache/current"
    step "Making a small Debian with a current Emscripten" current-root make_current_root ||
      fail "the current Emscripten could not be fetched; the messages above say why."
  fi
  version=$(emscripten_version "$cache/current/root/usr/share/emscripten")
  [ -n "$version" ] || fail "there is no Emscripten in .cache/current; remove that folder, and try again."
  if [ "$(emscripten_version "$folder")" != "$version" ] || [ cmake/current_emscripten.sh -nt "$folder/em++" ]; then
    rm -rf "$cache/current/emsdk"
    mkdir -p "$folder"
    cp -r "$cache/current/root/usr/share/emscripten/cmake" "$folder/"
    ln -s "$cache/current/root/usr/share/emscripten/system" "$folder/system"  # licences of its libraries
    for program in em++ emcc emar emranlib emnm emsize emstrip em-config; do
      in_current "$version" /usr/share/emscripten >"$folder/$program"
    done
    mkdir -p "$folder/../bin"
    in_current "$version" /usr/bin >"$folder/../bin/wasm-split"
    chmod +x "$folder"/em* "$folder/../bin/wasm-split"
    # By the last one its CMake module knows the folder.
    cp "$cache/current/root/usr/share/emscripten/"{emscripten-version.txt,emranlib.py} "$folder/"
  fi
  export EMSDK=$cache/current/emsdk
  say "Emscripten $version"
}
