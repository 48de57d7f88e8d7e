# shellcheck shell=bash
# A person and a front end, who come as the balancer lets them: by TLS, with PROXY protocol before it.

ask() { curl --silent --max-time 10 --cacert "$work/authority.pem" --resolve "*:18443:127.0.0.1" --haproxy-protocol "$@"; }

status() { ask --output /dev/null --write-out '%{http_code}' "$@"; }

# signed CALL QUERY: the address of a call of the API.
signed() {
  printf 'https://%s:18443/bigbluebutton/api/%s?%s&checksum=%s' "$host" "$1" "$2" \
    "$(printf '%s' "$1$2$api_secret" | sha1sum | cut -d ' ' -f 1)"
}

succeeds() { grep -q '<returncode>SUCCESS</returncode>'; }

show_front() {
  local page=https://$host:18443/
  show 'TLS 1.3' test "$(ask --tlsv1.3 --output /dev/null --write-out '%{http_code}' "$page")" = 200
  show 'TLS 1.2' test "$(ask --tls-max 1.2 --output /dev/null --write-out '%{http_code}' "$page")" = 200
  show 'no TLS 1.1' refuses ask --ciphers 'DEFAULT@SECLEVEL=0' --tlsv1.1 --tls-max 1.1 "$page"
  show 'HTTP/2' test "$(ask --http2 --output /dev/null --write-out '%{http_version}' "$page")" = 2
  show 'the wildcard certificate serves a tenant by name' test "$(status "https://moodle.$host:18443/")" = 200
  show 'another name is shown no certificate' refuses ask --insecure https://elsewhere.example.test:18443/
  show 'without PROXY protocol nobody is answered' refuses curl --silent --max-time 5 --insecure --resolve "*:18443:127.0.0.1" "$page"
  show 'HSTS, and no address for other sites' front_headers "$page"
  show 'health and metrics are not public' test "$(status "${page}q/metrics")" = 404
  show 'the balancer is told yes at 8088' test "$(curl --silent --output /dev/null --write-out '%{http_code}' http://127.0.0.1:18088/health)" = 200
  show 'drained, the balancer is told no, and people are served' drained "$page"
}

front_headers() { # ADDRESS
  local headers
  headers=$(ask --output /dev/null --dump-header - "$1" | tr -d '\r' | tr '[:upper:]' '[:lower:]')
  grep -q '^strict-transport-security: max-age=31536000$' <<< "$headers" &&
    [ "$(grep -c '^referrer-policy: same-origin$' <<< "$headers")" -eq 1 ] &&
    [ "$(grep -c '^x-content-type-options: nosniff$' <<< "$headers")" -eq 1 ]
}

drained() { # ADDRESS
  (cd "$work/site" && ENSEMBLE_DRAIN_SECONDS=0 PATH=${docker%/*}:$PATH ./drain) || return 1
  [ "$(curl --silent --output /dev/null --write-out '%{http_code}' http://127.0.0.1:18088/health)" = 503 ] &&
    [ "$(status "$1")" = 200 ] && (cd "$work/site" && PATH=${docker%/*}:$PATH ./drain back) &&
    [ "$(curl --silent --output /dev/null --write-out '%{http_code}' http://127.0.0.1:18088/health)" = 200 ]
}

show_meeting() {
  local join where room link
  eventually_all_nodes_online || fail 'the nodes are not online'
  show 'a meeting is made by the API' eventually created maths
  join=$(signed join 'fullName=Anna&meetingID=maths&role=MODERATOR')
  where=$(ask --output /dev/null --write-out '%{redirect_url}' "$join")
  show 'whoever joins is sent to a node' test "${where#http://sandbox.localhost:90}" != "$where"
  show 'the node lets them in' let_in "$where"
  show 'the API sees them' eventually attended maths
  room=$(ask --header 'Content-Type: application/json' --data '{"name":"Physics","kind":"bigbluebutton"}' "https://$host:18443/api/rooms")
  link=$(sed -n 's/.*"moderatorUrl":"\([^"]*\)".*/\1/p' <<< "$room")
  show 'a room has links at the public address' test "${link#https://"$host":18443/r/}" != "$link"
  where=$(ask --output /dev/null --write-out '%{redirect_url}' --data-urlencode 'name=Ben' "$link")
  show 'its link opens a meeting on a node' test "${where#http://sandbox.localhost:90}" != "$where"
  show 'the log has people by their own address' logged_by_own_address
  show 'the log has neither query strings nor links' nothing_logged_that_opens "${link##*/}"
}

operators() { curl --silent --max-time 5 --header "Authorization: Bearer $operator_key" "http://127.0.0.1:18081/api/$1"; }

eventually_all_nodes_online() { eventually nodes_online 4; }
nodes_online() { [ "$(operators nodes | grep -o '"health":"online"' | wc -l)" -eq "$1" ]; }

created() { ask "$(signed create "meetingID=$1&name=$1")" | succeeds; }

attended() { ask "$(signed getMeetingInfo "meetingID=$1")" | grep -q '<participantCount>[1-9]'; }

# At the node: the page, and what its script does first. A browser would resolve the name by itself.
at_node() {
  curl --silent --max-time 10 --output /dev/null --cookie "$work/cookies" --cookie-jar "$work/cookies" --resolve '*:9001:127.0.0.1' \
    --resolve '*:9002:127.0.0.1' --resolve '*:9003:127.0.0.1' --resolve '*:9004:127.0.0.1' "$@"
}

let_in() { # ADDRESS
  local page
  page=$(at_node --location --write-out '%{http_code} %{url_effective}' "$1")
  [ "${page%% *}" = 200 ] || return 1
  page=${page#* }
  [ "$(at_node --request POST --write-out '%{http_code}' "${page/\/html5client\/\?//html5client/open?}")" = 200 ]
}

# enters MEETING: somebody joins and is there.
enters() { let_in "$(ask --output /dev/null --write-out '%{redirect_url}' "$(signed join "fullName=Cleo&meetingID=$1&role=VIEWER")")" && attended "$1"; }

# curl's PROXY header says 127.0.0.1, which nobody in a container's network has.
logged_by_own_address() { compose logs --no-log-prefix nginx | grep -q '^127\.0\.0\.1 .* /bigbluebutton/api/join 303\|^127\.0\.0\.1 .* /bigbluebutton/api/join 302'; }

nothing_logged_that_opens() { # TOKEN
  ! compose logs --no-log-prefix nginx | grep -q -e checksum -e fullName -e '?' -e "$1" -e "$api_secret"
}
