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
  domain        = "meet.example.org"
  dns_zone      = "example.org"
  acme_email    = "operators@example.org"
  registry_name = "example-ensemble"
  release       = "1.4.0"
  jitsi_commit  = "0123456789abcdef0123456789abcdef01234567"
  jitsi_version = "stable-10431"
  ssh_key_names = ["operator"]
  ssh_ranges    = ["203.0.113.7/32"]
  deploy_dir    = "../../tests/deploy"
  fleet_key     = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  keys = {
    fronts = "00000000-1111-2222-3333-444444444444"
    nodes  = "00000000-1111-2222-3333-555555555555"
    issuer = "00000000-1111-2222-3333-666666666666"
  }
}

run "jitsi_nodes_alone" {
  command = plan

  assert {
    condition     = [for node in yamldecode(output.nodes_yaml).nodes : "${node.id} ${node.kind}"] == ["jitsi-01 jitsi", "jitsi-02 jitsi", "jitsi-03 jitsi"]
    error_message = "There must be three Jitsi nodes and nothing else."
  }
  assert {
    condition     = length([for machine in keys(output.operators) : machine if startswith(machine, "bbb")]) == 0
    error_message = "There must be no bare metal."
  }
}

run "as_many_nodes_as_are_asked_for" {
  command = plan
  variables { jitsi_count = 1 }

  assert {
    condition     = [for node in yamldecode(output.nodes_yaml).nodes : node.id] == ["jitsi-01"]
    error_message = "The count must be that of the nodes."
  }
}

run "no_node_at_all_is_refused" {
  command = plan
  variables { jitsi_count = 0 }
  expect_failures = [var.jitsi_count]
}
