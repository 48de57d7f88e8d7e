# What all machines share: how one gets its files, and how it goes on getting them.
#
# User data lies in the state and can be read on the machine, so it holds scripts alone. Everything that is secret or
# changes later (certificates, secrets, nodes.yaml, firewall ranges) is named in a manifest in the secret manager, and
# pulled by the machine each minute. A machine that has checks judges itself, and says so in its metrics. The one thing needed for that, an API key, comes by the module hand-over.

locals {
  manifest = base64gzip(jsonencode({
    files = {
      for path, file in var.files : path => {
        content  = file.content
        secret   = file.secret_id == null ? null : element(split("/", file.secret_id), -1)
        field    = file.field
        revision = file.revision
        mode     = file.mode
        owner    = file.owner
      }
    }
  }))

  settings = jsonencode({
    api      = "https://api.scaleway.com"
    region   = element(split("/", scaleway_secret.manifest.id), 0)
    manifest = element(split("/", scaleway_secret.manifest.id), -1)
    key      = "/etc/ensemble/key"
    files    = "/etc/ensemble/files"
    had      = "/etc/ensemble/had"
    pending  = "/etc/ensemble/pending"
    hook     = "/usr/local/lib/ensemble/changed"
  })

  proof = length(var.checks) == 0 ? null : jsonencode({
    checks  = var.checks
    metrics = "/var/lib/prometheus/node-exporter/ensemble.prom"
  })

  units = concat(
    ["ensemble-pull.service", "ensemble-pull.timer"],
    local.proof == null ? [] : ["ensemble-prove.service", "ensemble-prove.timer"],
  )

  cloud_init = join("\n", ["#cloud-config", yamlencode({
    hostname        = var.name
    package_update  = true
    package_upgrade = true
    packages        = sort(concat(["ca-certificates", "python3"], var.packages))
    write_files = concat(
      [
        { path = "/etc/ensemble/pull.json", permissions = "0600", content = local.settings },
        { path = "/usr/local/sbin/ensemble-pull", permissions = "0755", content = file("${path.module}/files/ensemble-pull") },
        { path = "/usr/local/lib/ensemble/changed", permissions = "0755", content = var.changed },
      ],
      [for path, content in var.programs : { path = path, permissions = "0755", content = content }],
      [for path, content in var.settings : { path = path, permissions = "0644", content = content }],
      local.proof == null ? [] : [
        { path = "/etc/ensemble/prove.json", permissions = "0600", content = local.proof },
        { path = "/usr/local/sbin/ensemble-prove", permissions = "0755", content = file("${path.module}/files/ensemble-prove") },
      ],
      [for unit in local.units : {
        path = "/etc/systemd/system/${unit}", permissions = "0644", content = file("${path.module}/files/${unit}")
      }],
      [for unit, content in var.units : { path = "/etc/systemd/system/${unit}", permissions = "0644", content = content }],
    )
    runcmd = concat(
      [["chmod", "0700", "/etc/ensemble"], ["systemctl", "daemon-reload"]],
      [for unit in concat(var.enable, [for unit in local.units : unit if endswith(unit, ".timer")]) : ["systemctl", "enable", "--now", unit]],
    )
  })])
}

resource "scaleway_secret" "manifest" {
  name       = "${var.name}-manifest"
  path       = var.secret_path
  project_id = var.secret_project_id
  tags       = var.tags
}

resource "scaleway_secret_version" "manifest" {
  secret_id = scaleway_secret.manifest.id
  data      = local.manifest

  lifecycle {
    # Machines must find a version at every moment.
    create_before_destroy = true

    precondition {
      condition     = length(local.manifest) <= 65536
      error_message = "The files of ${var.name} are too many for one manifest: packed they are ${length(local.manifest)} bytes, a secret holds 65536."
    }
  }
}
