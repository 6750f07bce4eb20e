#!/bin/sh
# Runs a program of .venv, wherever a commit is made: in a terminal, in an editor, on Windows with the shell of git.
for folder in .venv/bin .venv/Scripts; do
  if [ -d "$folder" ]; then
    PATH="$PWD/$folder:$PATH"
    exec "$@"
  fi
done
echo "There is no .venv here. Run: make setup, or python -m scripts setup" >&2
exit 1
