# Finds the JDK that the programs of this folder build and run with; they source this file.

# The major version of a JDK's home: from its release file when it has one (fast), else what java says.
java_major() {
  local version=""
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  [ -r "$1/release" ] && version="$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9.]*\).*/\1/p' "$1/release" | head -n 1)"
  [ -n "$version" ] || version="$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9.]*\).*/\1/p' | head -n 1)"
  version="${version#1.}"
  version="${version%%.*}"
  [ -n "$version" ] && echo "$version"
}

# The home of the java command on the PATH, through a version manager's script if need be.
path_home() {
  local java
  java="$(command -v java)" || return 1
  "$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

find_jdk() {
  local home major
  for home in "${JAVA_HOME:-}" "$(path_home)" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/*; do
    [ -n "$home" ] || continue
    major="$(java_major "$home")" || continue
    if [ "$major" -ge 17 ] 2>/dev/null; then
      echo "$home"
      return 0
    fi
  done
  return 1
}

# Exports JAVA_HOME, or ends the program whose name is given.
use_jdk() {
  if ! JAVA_HOME="$(find_jdk)"; then
    echo "$1: needs a JDK of version 17 or newer, and found none in JAVA_HOME, on the PATH or in the usual folders." >&2
    exit 2
  fi
  export JAVA_HOME
}
