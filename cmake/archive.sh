# shellcheck shell=bash
# Part of ./workbook: an archive whose bytes depend on what is in it and on nothing else.

# archive FOLDER NAME SECONDS FILE: the folder's content as NAME/, everything as old as SECONDS since 1970.
archive() {
  local folder=$1 name=$2 when=$3 file=$4
  tar --create --format=ustar --sort=name --mtime="@$when" --owner=0 --group=0 --numeric-owner \
    --mode='u=rwX,go=rX' --transform="s,^\.,$name," --directory="$folder" . | gzip --no-name --best >"$file"
}
