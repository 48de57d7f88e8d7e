# What runs on a front: deploy/compose.yaml, with what is this machine's own over it.

locals {
  issuer = var.issuer == null ? null : sort(keys(var.fronts))[0]

  services = ["dispatcher", "join-gateway", "node-poller"]

  # Of each service, what it must be told and nobody else may know. Written to the secret manager only.
  environments = {
    dispatcher = {
      ENSEMBLE_REDIS           = local.store
      ENSEMBLE_DISPATCHER_KEYS = var.secrets.dispatcher_key
      ENSEMBLE_SECRET          = var.secrets.api
    }
    join-gateway = {
      ENSEMBLE_REDIS                  = local.store
      ENSEMBLE_GATEWAY_DISPATCHER_KEY = var.secrets.dispatcher_key
      ENSEMBLE_GATEWAY_ROOM_KEYS      = var.secrets.room_key
    }
    node-poller = {
      ENSEMBLE_REDIS = local.store
    }
  }
  store = "rediss://${var.store.user}:${var.secrets.store_password}@${var.store.address}"

  # The store shows a certificate of its own, which does not name its address; it is trusted alone, and so needs no name.
  store_trust = {
    QUARKUS_REDIS_TLS_ENABLED                         = "true"
    QUARKUS_REDIS_TLS_TRUST_CERTIFICATE_PEM           = "true"
    QUARKUS_REDIS_TLS_TRUST_CERTIFICATE_PEM_CERTS     = "/etc/store/certificate.pem"
    QUARKUS_REDIS_TLS_HOSTNAME_VERIFICATION_ALGORITHM = "NONE"
  }
  told = {
    dispatcher = merge(
      { ENSEMBLE_DISPATCHER_NODES_FILE = "/etc/ensemble/nodes.yaml" },
      local.tenants == null ? {} : { ENSEMBLE_DISPATCHER_TENANTS_FILE = "/etc/ensemble/tenants.yaml" },
    )
    join-gateway = { ENSEMBLE_GATEWAY_PUBLIC_URL = "https://${var.domain}" }
    node-poller  = {}
  }
  # Metrics are for monitoring, in the private network; so there is one of each service on a front, which has these ports.
  ports = {
    dispatcher   = ["PRIVATE:8091:8091"]
    join-gateway = ["PRIVATE:8090:8090"]
    node-poller  = ["PRIVATE:8092:8092"]
  }

  compose = { for name, front in var.fronts : name => yamlencode({
    services = merge(
      { for service in local.services : service => {
        image       = "${var.registry}/ensemble-${service}:${coalesce(front.release, var.release)}"
        scale       = 1
        environment = merge(local.store_trust, local.told[service])
        ports       = [for port in local.ports[service] : replace(port, "PRIVATE", local.private[name])]
        volumes = concat(
          ["/etc/ensemble/files/store:/etc/store:ro"],
          service == "dispatcher" ? ["/etc/ensemble/files/fleet:/etc/ensemble:ro", "/etc/ensemble/files/fleet/secrets:/run/secrets:ro"] : [],
        )
      } },
      { nginx = {
        ports   = ["${local.private[name]}:443:443", "${local.private[name]}:${local.health.port}:${local.health.port}"]
        volumes = ["/etc/ensemble/files/certificate:/etc/nginx/certificate:ro"]
      } },
    )
  }) }

  # What compose.yaml itself asks for; the rest is in what goes over it.
  settings = { for name, front in var.fronts : name => join("", [for key, value in {
    ENSEMBLE_REGISTRY    = var.registry
    ENSEMBLE_VERSION     = coalesce(front.release, var.release)
    ENSEMBLE_HOST        = var.domain
    ENSEMBLE_PROXY_RANGE = var.private_range
  } : "${key}=${value}\n"]) }

  tenants = length(var.tenants) == 0 ? null : yamlencode({ tenants = [for id, tenant in var.tenants : merge(
    { id = id, hosts = tenant.hosts, secrets = ["file:/run/secrets/tenant-${id}"] },
    { for key, limits in { limits = { for limit, value in { meetings = tenant.meetings, attendees = tenant.attendees } : limit => value if value != null } } : key => limits if length(limits) > 0 },
  )] })

  # The user of the services' images; nobody else on the machine may read what they are told.
  reader = 1001
}

resource "scaleway_secret" "environment" {
  for_each = toset(local.services)

  name = "${var.name}-${each.key}-environment"
  path = var.secret_path
  tags = var.tags
}

resource "scaleway_secret_version" "environment" {
  for_each = toset(local.services)

  secret_id       = scaleway_secret.environment[each.key].id
  data_wo         = join("", [for key, value in local.environments[each.key] : "${key}=${value}\n"])
  data_wo_version = var.secrets_version
}

resource "scaleway_secret" "operator_key" {
  name = "${var.name}-operator-key"
  path = var.secret_path
  tags = var.tags
}

resource "scaleway_secret_version" "operator_key" {
  secret_id       = scaleway_secret.operator_key.id
  data_wo         = var.secrets.dispatcher_key
  data_wo_version = var.secrets_version
}

resource "scaleway_secret" "tenant" {
  for_each = var.tenants

  name = "${var.name}-tenant-${each.key}"
  path = var.secret_path
  tags = var.tags
}

resource "scaleway_secret_version" "tenant" {
  for_each = var.tenants

  secret_id       = scaleway_secret.tenant[each.key].id
  data_wo         = var.tenant_secrets[each.key]
  data_wo_version = each.value.secret_version
}

module "machine" {
  source   = "../machine"
  for_each = var.fronts

  name        = each.key
  secret_path = var.secret_path
  tags        = var.tags

  files = merge(
    { for path, content in var.deploy : "deploy/${path}" => { content = content, mode = "0644" } },
    { for service in local.services : "deploy/secrets/${service}.env" => {
      secret_id = scaleway_secret.environment[service].id
      revision  = "${var.secrets_version}.${scaleway_secret_version.environment[service].revision}"
      mode      = "0400"
      owner     = local.reader
    } },
    { for node, secret in var.node_secrets : "fleet/secrets/${node}" => merge(secret, { mode = "0400", owner = local.reader }) },
    { for id, tenant in var.tenants : "fleet/secrets/tenant-${id}" => {
      secret_id = scaleway_secret.tenant[id].id
      revision  = "${tenant.secret_version}.${scaleway_secret_version.tenant[id].revision}"
      mode      = "0400"
      owner     = local.reader
    } },
    local.tenants == null ? {} : { "fleet/tenants.yaml" = { content = local.tenants, mode = "0644" } },
    {
      "deploy/compose.front.yaml" = { content = local.compose[each.key], mode = "0644" }
      "environment"               = { content = local.settings[each.key], mode = "0644" }
      "fleet/nodes.yaml"          = { content = var.nodes_yaml, mode = "0644" }
      "store/certificate.pem"     = { content = var.store.certificate, mode = "0644" }
      "admissible.json"           = { content = jsonencode(var.admissible), mode = "0644" }
      "certificate/fullchain.pem" = { secret_id = var.certificate, field = "fullchain", mode = "0644" }
      "certificate/privkey.pem"   = { secret_id = var.certificate, field = "privkey" }
      "operator-key" = {
        secret_id = scaleway_secret.operator_key.id
        revision  = "${var.secrets_version}.${scaleway_secret_version.operator_key.revision}"
      }
    },
  )
  changed = file("${path.module}/files/changed")
  programs = merge(
    {
      "/usr/local/sbin/ensemble-admit"   = file("${path.module}/files/ensemble-admit")
      "/usr/local/sbin/ensemble-compose" = file("${path.module}/files/ensemble-compose")
    },
    each.key == local.issuer ? var.issuer.programs : {},
  )
  settings = merge(
    {
      "/etc/ensemble/registry" = "${split("/", var.registry)[0]}\n"
      "/etc/ensemble/admit.json" = jsonencode({
        dispatcher = "http://127.0.0.1:8081"
        key        = "/etc/ensemble/files/operator-key"
        admissible = "/etc/ensemble/files/admissible.json"
      })
      # In the private network alone.
      "/etc/default/prometheus-node-exporter" = "ARGS=\"--web.listen-address=${local.private[each.key]}:9100\"\n"
    },
    each.key == local.issuer ? var.issuer.settings : {},
  )
  units = merge(
    { for unit in ["ensemble-admit.service", "ensemble-admit.timer"] : unit => file("${path.module}/files/${unit}") },
    each.key == local.issuer ? var.issuer.units : {},
  )
  enable   = concat(["ensemble-admit.timer"], each.key == local.issuer ? var.issuer.enable : [])
  packages = concat(["docker-compose-v2", "docker.io", "prometheus-node-exporter"], each.key == local.issuer ? var.issuer.packages : [])
}
