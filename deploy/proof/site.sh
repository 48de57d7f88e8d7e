# shellcheck shell=bash
# A site as an operator has it: the folder deploy/, a certificate, settings, secrets.

write_site() {
  rm -rf "$work/site"
  mkdir -p "$work/site/certificate"
  cp -R "$here/compose.yaml" "$here/nginx" "$here/valkey" "$here/update" "$here/drain" "$here/make-secrets" "$work/site/"
  "$work/site/make-secrets" > /dev/null
  api_secret=$(sed -n 's/^ENSEMBLE_SECRET=//p' "$work/site/secrets/dispatcher.env")
  operator_key=$(sed -n 's/^ENSEMBLE_DISPATCHER_KEYS=//p' "$work/site/secrets/dispatcher.env")
  write_certificate
  # NGINX gets PROXY protocol from this machine, which containers see as the gateway of their network.
  cat > "$work/site/.env" <<END
COMPOSE_PROJECT_NAME=ensemble-proof
ENSEMBLE_HOST=$host
ENSEMBLE_PUBLIC_PORT=18443
ENSEMBLE_PORT=18443
ENSEMBLE_HEALTH_PORT=18088
ENSEMBLE_OPERATORS_PORT=18081
ENSEMBLE_PROXY_RANGE=172.16.0.0/12
ENSEMBLE_VERSION=1
ENSEMBLE_FLEET=fleet
ENSEMBLE_NGINX_IMAGE=proof/debian:13
ENSEMBLE_VALKEY_IMAGE=proof/valkey
ENSEMBLE_API_RATE=1000
ENSEMBLE_PAGE_RATE=1000
ENSEMBLE_ROOM_RATE=1000
END
}

setting() { sed -i "s|^$1=.*|$1=$2|" "$work/site/.env"; }

# A certificate for all names, signed by an authority of our own.
write_certificate() {
  local keys=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)
  (
    cd "$work/site/certificate"
    openssl req -x509 "${keys[@]}" -days 2 -subj '/CN=Authority of the proof' -keyout authority.key -out "$work/authority.pem"
    openssl req "${keys[@]}" -subj "/CN=$host" -keyout privkey.pem -out request.pem
    printf 'subjectAltName=DNS:%s,DNS:*.%s\n' "$host" "$host" > names
    openssl x509 -req -in request.pem -CA "$work/authority.pem" -CAkey authority.key -CAcreateserial -days 2 -extfile names -out fullchain.pem
    rm -f authority.key request.pem names ./*.srl
    chmod 0600 privkey.pem
  ) 2> "$work/certificate.log" || fail 'the certificate cannot be made'
}

# How many containers there are, all of them running, and healthy if they have a look.
all_healthy() { # NUMBER
  local states
  states=$(compose --profile demo ps --format '{{.Service}} {{.State}} {{.Health}}')
  [ "$(wc -l <<< "$states")" -eq "$1" ] && ! grep -v -e ' running healthy$' -e '^sandbox running' <<< "$states"
}

scale_to() { # NUMBER
  local service
  for service in node-poller dispatcher join-gateway; do
    # Each alone: the others are as they were.
    compose up --detach --no-deps --no-recreate --wait --wait-timeout 120 --scale "$service=$1" "$service" 2> "$work/scale.log"
  done
  show "$((3 * $1)) containers of services healthy, and three others" all_healthy $((3 * $1 + 3))
  show "NGINX sends to $1 gateways" eventually nginx_knows gateways "$1"
  show "NGINX sends to $1 dispatchers" eventually nginx_knows dispatchers "$1"
  show "each gateway is asked" each_gateway_is_asked "$1"
}

nginx_knows() { # LIST NUMBER
  [ "$(compose exec -T nginx grep -c '^server .*:80' "/run/nginx/$1.conf")" -eq "$2" ]
}

each_gateway_is_asked() { # NUMBER
  local since asked
  since=$(date +%s)
  for _ in $(seq 30); do [ "$(status "https://$host:18443/")" = 200 ] || return 1; done
  asked=$(compose logs --no-log-prefix --since "$since" nginx | grep ' GET ' | grep -o 'gateway=[0-9.]*' | sort -u | wc -l)
  [ "$asked" -eq "$1" ]
}

# eventually COMMAND...: within 20 s.
eventually() {
  local deadline=$((SECONDS + 20))
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.5
  done
}

nothing_is_left() { [ -z "$(compose --profile demo ps --all --quiet)$("$docker" volume ls --quiet --filter label=com.docker.compose.project=ensemble-proof)" ]; }
