# Monitoring: Instances by name, mostly one, each with Prometheus, Grafana and, if alerts go somewhere, Alertmanager. Nothing of it is public:
# operators reach it through SSH (ssh -L 3000:127.0.0.1:3000 root@ADDRESS).

locals {
  private = { for name in keys(var.machines) : name => split("/", scaleway_ipam_ip.this[name].address)[0] }
  zones   = { for name, machine in var.machines : name => coalesce(machine.zone, var.zone) }
  types   = { for name, machine in var.machines : name => "${local.zones[name]}/${machine.type}" }

  # Prometheus and Grafana run as these users in their images.
  nobody  = 65534
  grafana = 472

  rules = merge({ "proof.yaml" = file("${path.module}/files/proof.yaml") }, var.rules)

  prometheus = yamlencode({
    global     = { scrape_interval = "15s", evaluation_interval = "15s", external_labels = { fleet = var.name } }
    rule_files = ["/etc/prometheus/rules/*.yaml"]
    alerting = { alertmanagers = !var.alerts ? [] : [
      { static_configs = [{ targets = ["alertmanager:9093"] }] },
    ] }
    scrape_configs = [
      { job_name = "prometheus", static_configs = [{ targets = ["localhost:9090"] }] },
      { job_name = "fleet", file_sd_configs = [{ files = ["/etc/prometheus/targets/*.json"] }] },
    ]
  })

  compose = { for name, address in local.private : name => yamlencode({
    services = merge({
      prometheus = merge(local.service, {
        image   = "docker.io/prom/prometheus:${var.images.prometheus}"
        ports   = ["127.0.0.1:9090:9090", "${address}:9090:9090"]
        volumes = ["./prometheus:/etc/prometheus:ro", "prometheus:/prometheus"]
        command = [
          "--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus",
          "--storage.tsdb.retention.time=${var.retention_days}d",
        ]
      })
      grafana = merge(local.service, {
        image   = "docker.io/grafana/grafana:${var.images.grafana}"
        ports   = ["127.0.0.1:3000:3000"]
        volumes = ["./grafana/provisioning:/etc/grafana/provisioning:ro", "./grafana/dashboards:/etc/grafana/dashboards:ro", "./secrets:/run/secrets:ro", "grafana:/var/lib/grafana"]
        environment = {
          GF_SECURITY_ADMIN_PASSWORD__FILE = "/run/secrets/grafana-password"
          GF_ANALYTICS_REPORTING_ENABLED   = "false"
          GF_ANALYTICS_CHECK_FOR_UPDATES   = "false"
          GF_USERS_ALLOW_SIGN_UP           = "false"
        }
      })
      }, !var.alerts ? {} : {
      alertmanager = merge(local.service, {
        image   = "docker.io/prom/alertmanager:${var.images.alertmanager}"
        ports   = ["127.0.0.1:9093:9093"]
        volumes = ["./alertmanager:/etc/alertmanager:ro", "./secrets:/run/secrets:ro", "alertmanager:/alertmanager"]
      })
    })
    volumes = merge({ prometheus = {}, grafana = {} }, var.alerts ? { alertmanager = {} } : {})
  }) }
  service = {
    restart      = "unless-stopped"
    cap_drop     = ["ALL"]
    security_opt = ["no-new-privileges:true"]
    logging      = { driver = "json-file", options = { "max-size" = "10m", "max-file" = "3" } }
  }

  alertmanager = yamlencode({
    route = {
      receiver        = "operators"
      group_by        = ["alertname", "node"]
      group_wait      = "30s"
      group_interval  = "5m"
      repeat_interval = "4h"
      # As deploy/monitoring/alertmanager.yml: for inhibition, and a dead man's switch that has no address here.
      routes = [{ matchers = ["severity=\"none\""], receiver = "nobody" }]
    }
    receivers = [
      { name = "operators", webhook_configs = [{ url_file = "/run/secrets/alert-webhook" }] },
      { name = "nobody", webhook_configs = [] },
    ]
  })
}

data "scaleway_instance_server_type" "this" {
  for_each = toset(values(local.types))

  zone = split("/", each.value)[0]
  name = split("/", each.value)[1]
}

# The project's keys open every Instance; these must exist, or nobody would get in.
data "scaleway_iam_ssh_key" "this" {
  for_each = var.ssh_key_names

  name = each.value
}

check "types_are_still_sold" {
  assert {
    condition     = !anytrue([for type in data.scaleway_instance_server_type.this : type.end_of_service])
    error_message = "At the end of their service: ${join(", ", [for key, type in data.scaleway_instance_server_type.this : key if type.end_of_service])}. Move monitoring to another type."
  }
}

resource "scaleway_instance_security_group" "this" {
  for_each = toset(values(local.zones))

  name                    = "${var.name}-monitoring"
  zone                    = each.value
  inbound_default_policy  = "drop"
  outbound_default_policy = "accept"
  tags                    = var.tags

  dynamic "inbound_rule" {
    for_each = var.ssh_ranges
    content {
      action   = "accept"
      protocol = "TCP"
      port     = 22
      ip_range = inbound_rule.value
    }
  }
}

resource "scaleway_instance_ip" "this" {
  for_each = var.machines

  zone = local.zones[each.key]
  type = "routed_ipv4"
  tags = var.tags
}

resource "scaleway_ipam_ip" "this" {
  for_each = var.machines

  tags = var.tags

  source {
    private_network_id = var.private_network_id
  }
}

resource "scaleway_instance_server" "this" {
  for_each = var.machines

  name              = each.key
  zone              = local.zones[each.key]
  type              = each.value.type
  image             = var.image
  ip_ids            = [scaleway_instance_ip.this[each.key].id]
  security_group_id = scaleway_instance_security_group.this[local.zones[each.key]].id
  cloud_init        = module.machine[each.key].cloud_init
  tags              = concat(var.tags, ["ensemble-monitoring"])

  depends_on = [data.scaleway_iam_ssh_key.this]

  lifecycle {
    # The image behind a label changes; the machine does not move with it. To install anew: terraform apply -replace.
    ignore_changes = [image]
  }
}

resource "scaleway_instance_private_nic" "this" {
  for_each = var.machines

  server_id          = scaleway_instance_server.this[each.key].id
  zone               = local.zones[each.key]
  private_network_id = var.private_network_id
  ipam_ip_ids        = [scaleway_ipam_ip.this[each.key].id]
}

resource "scaleway_secret" "this" {
  for_each = toset(length(var.machines) == 0 ? [] : concat(["grafana-password"], var.alerts ? ["alert-webhook"] : []))

  name = "${var.name}-${each.key}"
  path = var.secret_path
  tags = var.tags
}

resource "scaleway_secret_version" "this" {
  for_each = scaleway_secret.this

  secret_id       = each.value.id
  data_wo         = each.key == "grafana-password" ? var.grafana_password : var.alert_webhook
  data_wo_version = var.secrets_version
}

module "machine" {
  source   = "../machine"
  for_each = var.machines

  name        = each.key
  secret_path = var.secret_path
  tags        = var.tags

  files = merge(
    {
      "compose.yaml"                  = { content = local.compose[each.key], mode = "0644" }
      "prometheus/prometheus.yml"     = { content = local.prometheus, mode = "0644" }
      "prometheus/targets/fleet.json" = { content = jsonencode(var.targets), mode = "0644" }
      "grafana/provisioning/datasources/prometheus.yaml" = { mode = "0644", content = yamlencode({
        apiVersion  = 1
        datasources = [{ name = "Prometheus", uid = "prometheus", type = "prometheus", url = "http://prometheus:9090", isDefault = true }]
      }) }
      "grafana/provisioning/dashboards/ensemble.yaml" = { mode = "0644", content = yamlencode({
        apiVersion = 1
        providers  = [{ name = "Ensemble", folder = "Ensemble", type = "file", options = { path = "/etc/grafana/dashboards" } }]
      }) }
      "secrets/grafana-password" = {
        secret_id = scaleway_secret.this["grafana-password"].id
        revision  = "${var.secrets_version}.${scaleway_secret_version.this["grafana-password"].revision}"
        mode      = "0400"
        owner     = local.grafana
      }
    },
    !var.alerts ? {} : {
      "alertmanager/alertmanager.yml" = { content = local.alertmanager, mode = "0644" }
      "secrets/alert-webhook" = {
        secret_id = scaleway_secret.this["alert-webhook"].id
        revision  = "${var.secrets_version}.${scaleway_secret_version.this["alert-webhook"].revision}"
        mode      = "0400"
        owner     = local.nobody
      }
    },
    { for name, rules in local.rules : "prometheus/rules/${name}" => { content = rules, mode = "0644" } },
    { for name, dashboard in var.dashboards : "grafana/dashboards/${name}" => { content = dashboard, mode = "0644" } },
  )
  changed  = file("${path.module}/files/changed")
  packages = ["docker-compose-v2", "docker.io", "prometheus-node-exporter"]
  settings = { "/etc/default/prometheus-node-exporter" = "ARGS=\"--web.listen-address=${local.private[each.key]}:9100\"\n" }
}

module "hand_over" {
  source   = "../hand-over"
  for_each = var.machines

  host        = scaleway_instance_ip.this[each.key].address
  server_id   = scaleway_instance_server.this[each.key].id
  key         = var.key
  key_version = var.key_version
}
