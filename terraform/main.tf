# A whole fleet: the modules put together. Examples of calling it are in examples/.

locals {
  secret_path = "/${var.name}"
  tags        = concat(["ensemble", var.name], var.tags)

  # All secrets come from one key, each by its own label and version. So only one is to be kept, and each is changed by
  # counting its version up. The key stands last: who knows one secret can neither find it nor continue it.
  secrets = {
    api            = sha256("api/${var.secrets_version}:${var.fleet_key}")
    dispatcher_key = sha256("dispatcher/${var.secrets_version}:${var.fleet_key}")
    room_key       = sha256("rooms/${var.secrets_version}:${var.fleet_key}")
    # The provider wants a capital, a small letter, a digit and a sign in it.
    store_password = "Aa1-${sha256("store/${var.secrets_version}:${var.fleet_key}")}"
  }
  bbb_secrets    = { for name, node in var.bbb_nodes : name => sha256("node/${name}/${node.secret_version}:${var.fleet_key}") }
  jitsi_secrets  = { for name, node in var.jitsi_nodes : name => sha256("node/${name}/${node.secret_version}:${var.fleet_key}") }
  tenant_secrets = { for id, tenant in var.tenants : id => sha256("tenant/${id}/${tenant.secret_version}:${var.fleet_key}") }

  nodes      = concat(module.bbb_node.nodes, module.jitsi_node.nodes)
  nodes_yaml = yamlencode({ nodes = local.nodes })
  targets    = concat(module.front.targets, module.bbb_node.targets, module.jitsi_node.targets)

  deploy_dir = coalesce(var.deploy_dir, "${path.module}/../deploy")
  # Fronts need what their compose file mounts, monitoring its rules and dashboards.
  front_files = { for path in setunion(fileset(local.deploy_dir, "compose.yaml"), fileset(local.deploy_dir, "nginx/**")) : path => file("${local.deploy_dir}/${path}") }
  rules       = { for path in fileset("${local.deploy_dir}/prometheus/rules", "*.yaml") : path => file("${local.deploy_dir}/prometheus/rules/${path}") }
  dashboards  = { for path in fileset("${local.deploy_dir}/grafana/dashboards", "*.json") : path => file("${local.deploy_dir}/grafana/dashboards/${path}") }
}

module "network" {
  source = "./modules/network"

  name  = var.name
  range = var.private_range
  tags  = local.tags
}

module "registry" {
  source = "./modules/registry"

  name = var.registry_name
}

module "redis" {
  source = "./modules/redis"

  name               = var.name
  zone               = var.zone
  private_network_id = module.network.id
  nodes              = var.store.nodes
  node_type          = var.store.node_type
  redis_version      = var.store.version
  password           = local.secrets.store_password
  password_version   = var.secrets_version
  tags               = local.tags
}

module "dns_tls" {
  source = "./modules/dns-tls"

  name              = var.name
  dns_zone          = var.dns_zone
  domain            = var.domain
  acme_email        = var.acme_email
  acme_server       = var.acme_server
  secret_path       = local.secret_path
  secret_project_id = var.nodes_project_id
  tags              = local.tags

  hosts = merge(
    { "@" = module.front.address },
    { for host in toset(flatten([for tenant in var.tenants : tenant.hosts])) : trimsuffix(host, ".${var.domain}") => module.front.address },
    module.bbb_node.addresses,
    module.jitsi_node.addresses,
  )
}

module "front" {
  source = "./modules/front"

  name               = var.name
  fronts             = var.fronts
  zone               = var.zone
  private_network_id = module.network.id
  private_range      = module.network.range
  balancer_type      = var.balancer_type
  ssh_key_names      = var.ssh_key_names
  ssh_ranges         = var.ssh_ranges
  domain             = var.domain
  registry           = module.registry.endpoint
  release            = var.release
  deploy             = local.front_files
  nodes_yaml         = local.nodes_yaml
  node_secrets       = merge(module.bbb_node.secrets, module.jitsi_node.secrets)
  admissible         = merge(module.bbb_node.admissible, module.jitsi_node.admissible)
  tenants            = var.tenants
  tenant_secrets     = local.tenant_secrets
  store = {
    address     = module.redis.address
    user        = module.redis.user
    certificate = module.redis.certificate
  }
  certificate     = module.dns_tls.certificate
  issuer          = module.dns_tls.issuer
  secrets         = local.secrets
  secrets_version = var.secrets_version
  key             = var.keys.fronts
  issuer_key      = var.keys.issuer
  key_version     = var.key_version
  secret_path     = local.secret_path
  protected       = var.protected
  tags            = local.tags
}

module "bbb_node" {
  source = "./modules/bbb-node"

  nodes             = var.bbb_nodes
  domain            = var.domain
  zone              = var.bbb_zone
  installer         = var.bbb_installer
  ssh_key_names     = var.ssh_key_names
  ssh_ranges        = var.ssh_ranges
  metrics_ranges    = [for address in concat(values(module.front.public_addresses), values(module.monitoring.public_addresses)) : "${address}/32"]
  certificate       = module.dns_tls.certificate
  secrets           = local.bbb_secrets
  key               = var.keys.nodes
  key_version       = var.key_version
  secret_path       = local.secret_path
  secret_project_id = var.nodes_project_id
  protected         = var.protected
  tags              = local.tags
}

module "jitsi_node" {
  source = "./modules/jitsi-node"

  name               = var.name
  nodes              = var.jitsi_nodes
  domain             = var.domain
  zone               = var.zone
  private_network_id = module.network.id
  jitsi              = var.jitsi
  ssh_key_names      = var.ssh_key_names
  ssh_ranges         = var.ssh_ranges
  certificate        = module.dns_tls.certificate
  secrets            = local.jitsi_secrets
  key                = var.keys.nodes
  key_version        = var.key_version
  secret_path        = local.secret_path
  secret_project_id  = var.nodes_project_id
  protected          = var.protected
  tags               = local.tags
}

module "monitoring" {
  source = "./modules/monitoring"

  name               = var.name
  machines           = var.monitoring
  zone               = var.zone
  private_network_id = module.network.id
  ssh_key_names      = var.ssh_key_names
  ssh_ranges         = var.ssh_ranges
  targets            = local.targets
  rules              = local.rules
  dashboards         = local.dashboards
  alerts             = var.alerts
  alert_webhook      = var.alert_webhook
  grafana_password   = sha256("grafana/${var.secrets_version}:${var.fleet_key}")
  secrets_version    = var.secrets_version
  key                = var.keys.fronts
  key_version        = var.key_version
  secret_path        = local.secret_path
  tags               = local.tags
}
