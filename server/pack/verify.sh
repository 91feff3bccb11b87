#!/bin/sh
# Whether a contest's file, or a log that was saved, is as it was written.
case "$0" in */*) folder=${0%/*} ;; *) folder=. ;; esac
exec "$folder/app/node" "$folder/app/server/verify.mjs" "$@"
