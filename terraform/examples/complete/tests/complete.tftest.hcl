mock_provider "scaleway" {
  override_during = plan
  mock_data "scaleway_baremetal_offer" {
    defaults = {
      id    = "fr-par-2/66666666-6666-6666-6666-666666666666"
      stock = "available"
      cpu   = [{ core_count = 8, thread_count = 16, name = "EPYC 8024P", frequency = 2400 }]
    }
  }
  mock_data "scaleway_baremetal_os" { defaults = { id = "fr-par-2/77777777-7777-7777-7777-777777777777" } }
  mock_data "scaleway_iam_ssh_key" { defaults = { id = "88888888-8888-8888-8888-888888888888" } }
  mock_data "scaleway_instance_server_type" { defaults = { cpu = 4, end_of_service = false } }
  mock_resource "scaleway_vpc_private_network" { defaults = { id = "fr-par/22222222-2222-2222-2222-222222222222" } }
  mock_resource "scaleway_registry_namespace" { defaults = { endpoint = "rg.fr-par.scw.cloud/example-ensemble" } }
  mock_resource "scaleway_redis_cluster" {
    defaults = { certificate = "-----BEGIN CERTIFICATE-----", private_network = { ips = ["10.97.0.9"], port = 6379 } }
  }
  mock_resource "scaleway_baremetal_server" {
    defaults = {
      id   = "fr-par-2/44444444-4444-4444-4444-444444444444"
      ipv4 = [{ address = "192.0.2.21", id = "1", reverse = "", version = "IPv4" }]
    }
  }
  mock_resource "scaleway_instance_ip" { defaults = { id = "fr-par-1/12121212-1212-1212-1212-121212121212", address = "192.0.2.11" } }
  mock_resource "scaleway_ipam_ip" { defaults = { id = "fr-par/13131313-1313-1313-1313-131313131313", address = "10.97.0.11" } }
  mock_resource "scaleway_instance_server" {
    defaults = { id = "fr-par-1/44444444-4444-4444-4444-444444444444", placement_group_policy_respected = true }
  }
  mock_resource "scaleway_lb_ip" { defaults = { id = "fr-par-1/16161616-1616-1616-1616-161616161616", ip_address = "192.0.2.10" } }
  mock_resource "scaleway_secret" { defaults = { id = "fr-par/33333333-3333-3333-3333-333333333333" } }
  mock_resource "scaleway_secret_version" { defaults = { revision = "1" } }
}

variables {
  domain               = "meet.example.org"
  dns_zone             = "example.org"
  acme_email           = "operators@example.org"
  registry_name        = "example-ensemble"
  release              = "1.4.0"
  bbb_installer_commit = "0123456789abcdef0123456789abcdef01234567"
  jitsi_commit         = "0123456789abcdef0123456789abcdef01234567"
  jitsi_version        = "stable-10431"
  alert_webhook        = "https://alerts.example.org/hook"
  ssh_key_names        = ["operator"]
  ssh_ranges           = ["203.0.113.7/32"]
  deploy_dir           = "../../tests/deploy"
  fleet_key            = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  keys = {
    fronts = "00000000-1111-2222-3333-444444444444"
    nodes  = "00000000-1111-2222-3333-555555555555"
    issuer = "00000000-1111-2222-3333-666666666666"
  }
}

run "the_whole_fleet" {
  command = plan

  assert {
    condition     = [for node in yamldecode(output.nodes_yaml).nodes : "${node.id} ${node.state} ${node.weight}"] == ["bbb-01 cordoned 1", "bbb-02 cordoned 1", "bbb-03 cordoned 2", "bbb-04 disabled 1", "jitsi-01 cordoned 1", "jitsi-02 cordoned 1"]
    error_message = "All nodes must be there, with what their operator says of them."
  }
  assert {
    condition     = keys(output.operators) == ["bbb-01", "bbb-02", "bbb-03", "bbb-04", "front-1", "front-2", "jitsi-01", "jitsi-02", "monitoring"]
    error_message = "All machines must be there."
  }
  assert {
    condition     = output.url == "https://meet.example.org" && output.registry == "rg.fr-par.scw.cloud/example-ensemble"
    error_message = "People and whoever pushes images must know where."
  }
}
