output "address" {
  description = "Public address of the balancer, for DNS."
  value       = scaleway_lb_ip.this.ip_address
}

output "public_addresses" {
  description = "Public addresses of the fronts: where they call nodes from, and where operators log in."
  value       = { for name in keys(var.fronts) : name => scaleway_instance_ip.front[name].address }
}

output "targets" {
  description = "What Prometheus scrapes, as file_sd has it: the machines, and the services on them."
  value = flatten([for name, address in local.private : [
    { targets = ["${address}:9100"], labels = { front = name, job = "node", __metrics_path__ = "/metrics" } },
    { targets = ["${address}:8090"], labels = { front = name, job = "join-gateway", __metrics_path__ = "/q/metrics" } },
    { targets = ["${address}:8091"], labels = { front = name, job = "dispatcher", __metrics_path__ = "/q/metrics" } },
    { targets = ["${address}:8092"], labels = { front = name, job = "node-poller", __metrics_path__ = "/q/metrics" } },
  ]])
}
