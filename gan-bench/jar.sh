# Finds a JDK and builds the jar of the benchmarks when a source has changed; programs of this folder source this file.

home="$(cd -P "$(dirname "${BASH_SOURCE[0]}")" >/dev/null && pwd -P)" || exit 2
root="$(dirname "$home")"
jar="$home/target/benchmarks.jar"

# shellcheck source=jdk.sh
. "$home/jdk.sh"

# Whether a source or a pom has changed since the last build.
is_stale() {
  [ -f "$jar" ] || return 0
  [ -n "$(find "$root"/pom.xml "$root"/gan-{core,models} "$home"/{pom.xml,src,workloads} -path '*/target' -prune -o \
    \( -name '*.java' -o -name pom.xml \) -newer "$jar" -print 2>/dev/null | head -n 1)" ]
}

# Makes the jar new, or ends the program whose name is given.
use_jar() {
  use_jdk "$1"
  is_stale || return 0
  echo "$1: building…" >&2
  if ! (cd "$root" && ./mvnw -q -B -DskipTests -Dspotless.check.skip=true -pl gan-bench -am package >&2 </dev/null); then
    echo "$1: the build failed; see the messages above." >&2
    exit 2
  fi
}
