#!/bin/sh
# 找一版合适的 Python，用它运行 install.py。
here=$(cd "$(dirname "$0")" && pwd) || exit 2
for python in python3.14 python3.13 python3.12 python3.11 python3; do
  if command -v "$python" >/dev/null 2>&1 &&
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    exec "$python" "$here/install.py" "$@"
  fi
done
echo "没有安装：这里没有 Python 3.11 以上。装上以后再运行 install.sh；装在别处的，用它运行 install.py。" >&2
exit 2
