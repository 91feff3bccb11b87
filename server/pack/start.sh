#!/bin/sh
# Starts Hội Thi. Nothing has to be installed.
case "$0" in */*) folder=${0%/*} ;; *) folder=. ;; esac
exec "$folder/app/node" "$folder/app/server/main.mjs" "$@"
