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
  name          = "ensemble"
  dns_zone      = "example.org"
  acme_email    = "operators@example.org"
  registry_name = "example-ensemble"
  release       = "1.4.0"
  deploy_dir    = "./tests/deploy"
  ssh_key_names = ["operator"]
  ssh_ranges    = ["203.0.113.7/32"]
  bbb_nodes     = { bbb-01 = {} }
  bbb_installer = { commit = "0123456789abcdef0123456789abcdef01234567" }
  jitsi_nodes   = { jitsi-01 = {} }
  jitsi         = { commit = "0123456789abcdef0123456789abcdef01234567", version = "stable-10431" }
  fleet_key     = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  keys = {
    fronts = "00000000-1111-2222-3333-444444444444"
    nodes  = "00000000-1111-2222-3333-555555555555"
    issuer = "00000000-1111-2222-3333-666666666666"
  }
}

run "both_kinds_of_nodes_are_in_nodes_yaml" {
  command = plan

  assert {
    condition     = [for node in yamldecode(output.nodes_yaml).nodes : "${node.id} ${node.kind} ${node.state} ${node.secret}"] == ["bbb-01 bigbluebutton cordoned file:/run/secrets/bbb-01", "jitsi-01 jitsi cordoned file:/run/secrets/jitsi-01"]
    error_message = "nodes.yaml must name all nodes, cordoned, and where their secrets are."
  }
  assert {
    condition     = !can(regex("[0-9a-f]{32}", output.nodes_yaml))
    error_message = "nodes.yaml must tell no secret."
  }
}

run "prometheus_sees_fronts_and_nodes" {
  command = plan

  assert {
    condition = length(setsubtract(
      ["10.97.0.11:8090", "10.97.0.11:8091", "10.97.0.11:8092", "bbb-01.meet.example.org:9100", "10.97.0.11:8080"],
      flatten([for target in jsondecode(output.prometheus_targets) : target.targets]),
    )) == 0
    error_message = "Services, nodes and bridges must all be scraped."
  }
}

run "every_name_leads_to_its_machine" {
  command = plan
  variables { tenants = { moodle = { hosts = ["moodle.meet.example.org"] } } }

  assert {
    condition     = output.names == { "@" = "meet.example.org", bbb-01 = "bbb-01.meet.example.org", jitsi-01 = "jitsi-01.meet.example.org", moodle = "moodle.meet.example.org" }
    error_message = "The balancer, every node and every tenant's host must have a name."
  }
  assert {
    condition     = output.url == "https://meet.example.org"
    error_message = "People must be sent to the domain."
  }
  assert {
    condition     = output.operators == { front-1 = "root@192.0.2.11", front-2 = "root@192.0.2.11", monitoring = "root@192.0.2.11", bbb-01 = "ubuntu@192.0.2.21", jitsi-01 = "root@192.0.2.11" }
    error_message = "Operators must find every machine."
  }
}

run "fronts_get_the_compose_file_and_monitoring_gets_the_rules" {
  command = plan

  assert {
    condition     = keys(local.front_files) == ["compose.yaml", "nginx/nginx.conf"] && keys(local.rules) == ["ensemble.yaml"] && keys(local.dashboards) == ["fleet.json"]
    error_message = "What is in deploy/ must reach the machine that uses it, and no other."
  }
}

run "a_name_that_two_machines_have_is_refused" {
  command = plan
  variables {
    bbb_nodes   = { front-1 = {} }
    jitsi_nodes = {}
  }
  expect_failures = [var.bbb_nodes]
}

run "a_fleet_without_nodes_is_refused" {
  command = plan
  variables {
    bbb_nodes   = {}
    jitsi_nodes = {}
  }
  expect_failures = [var.bbb_nodes]
}

run "a_key_that_can_be_guessed_is_refused" {
  command = plan
  variables { fleet_key = "ensemble" }
  expect_failures = [var.fleet_key]
}

run "a_bad_name_is_refused" {
  command = plan
  variables { name = "Ensemble Fleet" }
  expect_failures = [var.name]
}
