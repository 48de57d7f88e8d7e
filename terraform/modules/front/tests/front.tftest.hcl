mock_provider "scaleway" {
  override_during = plan
  mock_data "scaleway_instance_server_type" { defaults = { cpu = 4, end_of_service = false } }
  mock_resource "scaleway_instance_ip" { defaults = { id = "fr-par-1/12121212-1212-1212-1212-121212121212", address = "192.0.2.11" } }
  mock_resource "scaleway_ipam_ip" { defaults = { id = "fr-par/13131313-1313-1313-1313-131313131313", address = "10.97.0.11" } }
  mock_resource "scaleway_instance_server" {
    defaults = { id = "fr-par-1/44444444-4444-4444-4444-444444444444", placement_group_policy_respected = true }
  }
  mock_resource "scaleway_instance_placement_group" { defaults = { id = "fr-par-1/15151515-1515-1515-1515-151515151515" } }
  mock_resource "scaleway_instance_security_group" { defaults = { id = "fr-par-1/14141414-1414-1414-1414-141414141414" } }
  mock_resource "scaleway_lb_ip" { defaults = { id = "fr-par-1/16161616-1616-1616-1616-161616161616", ip_address = "192.0.2.10" } }
  mock_resource "scaleway_lb" { defaults = { id = "fr-par-1/17171717-1717-1717-1717-171717171717" } }
  mock_resource "scaleway_secret" { defaults = { id = "fr-par/33333333-3333-3333-3333-333333333333" } }
  mock_resource "scaleway_secret_version" { defaults = { revision = "1" } }
}

variables {
  name               = "ensemble"
  private_network_id = "fr-par/22222222-2222-2222-2222-222222222222"
  private_range      = "10.97.0.0/22"
  ssh_key_names      = ["operator"]
  ssh_ranges         = ["203.0.113.7/32"]
  domain             = "meet.example.org"
  registry           = "rg.fr-par.scw.cloud/example-ensemble"
  release            = "1.4.0"
  deploy             = { "compose.yaml" = "services: { dispatcher: {}, join-gateway: {}, nginx: {}, node-poller: {} }\n", "nginx/nginx.conf" = "events {}\n" }
  nodes_yaml         = "nodes: [{ id: bbb-01, kind: bigbluebutton, url: https://bbb-01.meet.example.org, secret: file:/run/secrets/bbb-01, state: cordoned }]"
  node_secrets       = { bbb-01 = { secret_id = "fr-par/55555555-5555-5555-5555-555555555555", revision = "1" } }
  admissible         = { bbb-01 = "https://bbb-01.meet.example.org:9100/metrics" }
  store              = { address = "10.97.0.9:6379", user = "ensemble", certificate = "-----BEGIN CERTIFICATE-----" }
  certificate        = "fr-par/99999999-9999-9999-9999-999999999999"
  issuer = {
    packages = ["lego"], programs = { "/usr/local/sbin/ensemble-issue" = "#!/bin/sh" }, settings = {}
    units    = { "ensemble-issue.timer" = "[Timer]" }, enable = ["ensemble-issue.timer"]
  }
  secret_path = "/ensemble"
  key         = "00000000-1111-2222-3333-444444444444"
  issuer_key  = "00000000-1111-2222-3333-555555555555"
  secrets = {
    api            = "a0123456789abcdef0123456789abcdef"
    dispatcher_key = "b0123456789abcdef0123456789abcdef"
    room_key       = "c0123456789abcdef0123456789abcdef"
    store_password = "Aa1-0123456789abcdef0123456789abcdef"
  }
}

run "fronts_are_spread_over_machines" {
  command = plan

  assert {
    condition     = length(scaleway_instance_server.front) == 2
    error_message = "There must be two fronts unless somebody decides otherwise."
  }
  assert {
    condition     = scaleway_instance_placement_group.front["fr-par-1"].policy_type == "max_availability" && scaleway_instance_placement_group.front["fr-par-1"].policy_mode == "enforced"
    error_message = "The placement group must keep fronts apart, and refuse what it cannot."
  }
  assert {
    condition     = alltrue([for front in scaleway_instance_server.front : front.placement_group_id == scaleway_instance_placement_group.front["fr-par-1"].id])
    error_message = "Every front must be in the placement group."
  }
}

run "fronts_on_one_machine_are_warned_of" {
  command = plan
  override_resource {
    target          = scaleway_instance_server.front["front-2"]
    override_during = plan
    values          = { id = "fr-par-1/45454545-4545-4545-4545-454545454545", placement_group_policy_respected = false }
  }
  expect_failures = [check.fronts_stand_apart]
}

run "fronts_in_two_zones_have_a_group_in_each" {
  command = plan
  variables { fronts = { front-1 = {}, front-2 = { zone = "fr-par-2" } } }

  assert {
    condition     = keys(scaleway_instance_placement_group.front) == ["fr-par-1", "fr-par-2"] && keys(scaleway_instance_security_group.front) == ["fr-par-1", "fr-par-2"]
    error_message = "Groups are of one zone, so each zone needs its own."
  }
  assert {
    condition     = scaleway_instance_server.front["front-2"].zone == "fr-par-2"
    error_message = "A front must stand in its zone."
  }
}

run "only_https_and_ssh_come_in" {
  command = plan

  assert {
    condition     = scaleway_instance_security_group.front["fr-par-1"].inbound_default_policy == "drop"
    error_message = "What no rule lets in must stay out."
  }
  assert {
    condition = toset([
      for rule in scaleway_instance_security_group.front["fr-par-1"].inbound_rule : "${rule.action} ${rule.protocol} ${rule.port} ${rule.ip_range}"
    ]) == toset(["accept TCP 22 203.0.113.7/32", "accept TCP 443 10.97.0.0/22"])
    error_message = "Only operators by SSH and the balancer by HTTPS may reach a front."
  }
}

run "the_balancer_passes_tls_through_and_says_who_called" {
  command = plan

  assert {
    condition     = scaleway_lb_backend.https.forward_protocol == "tcp" && scaleway_lb_backend.https.proxy_protocol == "v2" && scaleway_lb_backend.https.forward_port == 443
    error_message = "TLS must be passed through, with PROXY protocol v2."
  }
  assert {
    condition     = scaleway_lb_backend.https.health_check_delay == "5s" && scaleway_lb_backend.https.health_check_timeout == "2s" && !scaleway_lb_backend.https.health_check_send_proxy
    error_message = "A front must be looked at every 5 s; the health page is plain."
  }
  assert {
    condition     = scaleway_lb_backend.https.health_check_port != 443 && scaleway_lb_backend.https.health_check_http[0].uri == "/health"
    error_message = "The balancer must ask whether the front is ready, not only whether its port is open."
  }
  assert {
    condition     = length(scaleway_lb_backend.https.server_ips) == 2 && scaleway_lb_backend.https.server_ips[0] == "10.97.0.11"
    error_message = "The balancer must reach all fronts in the private network."
  }
  assert {
    condition     = scaleway_lb_frontend.http.acl[0].action[0].redirect[0].target == "https" && scaleway_lb_frontend.https.inbound_port == 443
    error_message = "http:// must lead to https://."
  }
  assert {
    condition     = output.address == "192.0.2.10"
    error_message = "The address for DNS must be the balancer's."
  }
}

run "the_services_are_what_was_released_and_told_only_their_own" {
  command = plan
  variables { fronts = { front-1 = { release = "1.5.0" }, front-2 = {} } }

  assert {
    condition     = yamldecode(local.compose["front-1"]).services.dispatcher.image == "rg.fr-par.scw.cloud/example-ensemble/ensemble-dispatcher:1.5.0"
    error_message = "A front that tries another release must run it."
  }
  assert {
    condition     = yamldecode(local.compose["front-2"]).services.join-gateway.image == "rg.fr-par.scw.cloud/example-ensemble/ensemble-join-gateway:1.4.0"
    error_message = "The others must stay as they are."
  }
  assert {
    condition = alltrue(flatten([for compose in local.compose : [
      for service in yamldecode(compose).services : [for port in service.ports : startswith(port, "127.0.0.1:") || startswith(port, "10.97.0.11:")]
    ]]))
    error_message = "No port may be on the public address."
  }
  assert {
    condition     = strcontains(local.settings["front-1"], "ENSEMBLE_VERSION=1.5.0\n") && strcontains(local.settings["front-1"], "ENSEMBLE_HOST=meet.example.org\n") && strcontains(local.settings["front-1"], "ENSEMBLE_PROXY_RANGE=10.97.0.0/22\n")
    error_message = "compose.yaml must be told what it asks for."
  }
  assert {
    condition     = alltrue([for service in ["dispatcher", "join-gateway", "node-poller"] : yamldecode(local.compose["front-1"]).services[service].scale == 1])
    error_message = "Two of a service would want the same port for their metrics."
  }
  assert {
    condition     = !strcontains(local.compose["front-1"], "0123456789abcdef")
    error_message = "No secret may be in the compose file."
  }
  assert {
    condition     = alltrue([for version in scaleway_secret_version.environment : version.data == null && version.data_wo_version == 1])
    error_message = "What the services are told must be written only, never kept."
  }
}

run "one_front_looks_after_the_certificate" {
  command = plan

  assert {
    condition     = contains(yamldecode(scaleway_instance_server.front["front-1"].cloud_init).runcmd, ["systemctl", "enable", "--now", "ensemble-issue.timer"])
    error_message = "The first front must be the issuer."
  }
  assert {
    condition     = !strcontains(scaleway_instance_server.front["front-2"].cloud_init, "ensemble-issue")
    error_message = "There must be one issuer only: the certificate authority counts."
  }
}

run "tenants_have_secrets_of_their_own" {
  command = plan
  variables {
    tenants        = { moodle = { hosts = ["moodle.meet.example.org"], meetings = 50 } }
    tenant_secrets = { moodle = "d0123456789abcdef0123456789abcdef" }
  }

  assert {
    condition = jsonencode(yamldecode(local.tenants)) == jsonencode({ tenants = [{
      id = "moodle", hosts = ["moodle.meet.example.org"], secrets = ["file:/run/secrets/tenant-moodle"], limits = { meetings = 50 }
    }] })
    error_message = "The file must be one that tenants.yaml takes, and tell no secret."
  }
  assert {
    condition     = yamldecode(local.compose["front-1"]).services.dispatcher.environment.ENSEMBLE_DISPATCHER_TENANTS_FILE == "/etc/ensemble/tenants.yaml"
    error_message = "The dispatcher must be told of the file."
  }
}

run "a_tenant_without_a_secret_is_refused" {
  command = plan
  variables { tenants = { moodle = {} } }
  expect_failures = [var.tenant_secrets]
}

run "a_secret_that_is_told_in_nodes_yaml_is_refused" {
  command = plan
  variables { nodes_yaml = "nodes: [{ id: bbb-01, secret: 8cd8ef52e8e101574e400365b55e11a6 }]" }
  expect_failures = [var.nodes_yaml]
}

run "a_fleet_without_nodes_is_refused" {
  command = plan
  variables { nodes_yaml = "nodes: []" }
  expect_failures = [var.nodes_yaml]
}

run "no_compose_file_is_refused" {
  command = plan
  variables { deploy = {} }
  expect_failures = [var.deploy]
}

run "a_compose_file_without_a_service_is_refused" {
  command = plan
  variables { deploy = { "compose.yaml" = "services: { dispatcher: {}, join-gateway: {}, node-poller: {} }\n" } }
  expect_failures = [var.deploy]
}

run "a_moving_release_is_refused" {
  command = plan
  variables { release = "latest" }
  expect_failures = [var.release]
}

run "no_front_is_refused" {
  command = plan
  variables { fronts = {} }
  expect_failures = [var.fronts]
}

run "a_bad_front_name_is_refused" {
  command = plan
  variables { fronts = { "front_1" = {} } }
  expect_failures = [var.fronts]
}

run "no_ssh_key_is_refused" {
  command = plan
  variables { ssh_key_names = [] }
  expect_failures = [var.ssh_key_names]
}

run "an_open_ssh_range_is_refused" {
  command = plan
  variables { ssh_ranges = ["0.0.0.0/0"] }
  expect_failures = [var.ssh_ranges]
}

run "believing_the_whole_internet_is_refused" {
  command = plan
  variables { private_range = "0.0.0.0/0" }
  expect_failures = [var.private_range]
}

run "a_secret_that_can_be_guessed_is_refused" {
  command = plan
  variables {
    secrets = { api = "secret", dispatcher_key = "b0123456789abcdef0123456789abcdef", room_key = "c0123456789abcdef0123456789abcdef", store_password = "Aa1-0123456789abcdef0123456789abcdef" }
  }
  expect_failures = [var.secrets]
}
