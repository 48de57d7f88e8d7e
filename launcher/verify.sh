# shellcheck shell=bash
# ./ensemble test: everything that can be tested, and a count of it.

verify() {
  local log=$work/log/test.log print code=0
  need_tools_to_build
  find_chromium || {
    say 'Chromium is missing: the tests that need a browser are skipped. Install it with'
    how_to_install chromium
  }
  mkdir -p "$work/log"
  forget_reports
  print=$(fingerprint)
  # The tests start what this build has just made; a build within the build would tear it apart.
  ENSEMBLE_BUILD=no maven -ntp verify "$@" 2>&1 < /dev/null | tee "$log" | worth_seeing
  code=${PIPESTATUS[0]}
  if [ "$code" -eq 0 ] && [ $# -eq 0 ]; then
    app=$work/app/$print
    [ -d "$app" ] || keep_build
  fi
  say
  [ "$code" -eq 0 ] || say "It failed. The whole output: $log"
  # Whoever names tests wants those alone.
  if [ $# -eq 0 ]; then check_deploy || code=1; else : > "$work/log/deploy.log"; fi
  list_skipped
  count_results "$log"
  return "$code"
}

# check_deploy: what deploy/ holds, as far as the programs are there that understand it.
check_deploy() {
  local code=0
  "$root/deploy/check" > "$work/log/deploy.log" 2>&1 < /dev/null || code=1
  grep -v -e '^ok ' -e '^skipped ' "$work/log/deploy.log"
  return "$code"
}

reports() {
  find "$root" \( -name node_modules -o -name .git -o -name .ensemble \) -prune -o \
    \( -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/failsafe-reports/TEST-*.xml' \
    -o -path '*/target/page-reports/TEST-*.xml' \) -print
}

forget_reports() {
  reports | while IFS= read -r file; do rm -f "$file"; done
}

# worth_seeing: modules, test classes, and whatever went wrong.
worth_seeing() {
  local line
  while IFS= read -r line; do
    case $line in
      '[INFO] Building '*']') say "${line#\[INFO\] }" ;;
      '[INFO] Tests run:'*' -- in '* | '[WARNING] Tests run:'*' -- in '*) say "  ${line#*\] }" ;;
      '[ERROR]'* | '[INFO] BUILD '*) say "$line" ;;
    esac
  done
}

# Only the first line of a reason, without XML's escapes.
list_skipped() {
  sed -n 's/^skipped */skipped: /p' "$work/log/deploy.log"
  reports | while IFS= read -r file; do
    awk '
      function value(name,   at, rest) {
        at = index($0, " " name "=\"")
        if (!at) return ""
        rest = substr($0, at + length(name) + 3)
        return substr(rest, 1, index(rest, "\"") - 1)
      }
      /<testcase / { test = value("classname"); sub(/.*\./, "", test); test = test " " value("name") }
      /<skipped/ {
        if (match($0, /<skipped.*/)) $0 = substr($0, RSTART)
        reason = value("message")
        print "skipped: " test (reason == "" ? "" : ": " reason)
      }' "$file"
  done | sed -e 's/&#10;.*//' -e 's/&quot;/"/g' -e "s/&apos;/'/g" -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\&/g'
}

# count_results LOG: Java's from what Maven says of each class, since a class with two kinds of tests has two such lines
# but one report; the page's from its report; those of deploy/ from what its check has said last.
count_results() {
  {
    sed -n 's/.*Tests run: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\),.* -- in .*/\1 \2 \3 \4/p' "$1"
    reports | grep '/page-reports/' | while IFS= read -r file; do
      sed -n 's/.*<testsuite .* tests="\([0-9]*\)" failures="\([0-9]*\)" errors="\([0-9]*\)" skipped="\([0-9]*\)".*/\1 \2 \3 \4/p' "$file"
    done
    sed -n 's/^deploy: \([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p' "$work/log/deploy.log" |
      awk '{ print $1 + $2 + $3, $2, 0, $3 }'
  } | awk '
    { tests += $1; failed += $2 + $3; skipped += $4 }
    END { printf "%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped }'
}
