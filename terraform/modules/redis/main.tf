# The store: managed Redis in the private network. Two nodes are one endpoint with a standby behind it; a sharded cluster
# is refused, since one change of Ensemble is one script over several keys.

resource "scaleway_redis_cluster" "this" {
  name         = var.name
  tags         = var.tags
  zone         = var.zone
  version      = var.redis_version
  node_type    = var.node_type
  cluster_size = var.nodes
  tls_enabled  = true
  # What the store holds and nobody else knows, callbacks under way, must not be thrown away when memory runs short.
  settings = { "maxmemory-policy" = "noeviction" }

  user_name           = "ensemble"
  password_wo         = var.password
  password_wo_version = var.password_version

  private_network {
    id = var.private_network_id
  }
}
