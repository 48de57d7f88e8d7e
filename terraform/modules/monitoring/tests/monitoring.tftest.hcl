mock_provider "scaleway" {
  override_during = plan
  mock_data "scaleway_instance_server_type" { defaults = { cpu = 4, end_of_service = false } }
  mock_resource "scaleway_instance_ip" { defaults = { id = "fr-par-1/12121212-1212-1212-1212-121212121212", address = "192.0.2.12" } }
  mock_resource "scaleway_ipam_ip" { defaults = { id = "fr-par/13131313-1313-1313-1313-131313131313", address = "10.97.0.12" } }
  mock_resource "scaleway_instance_server" { defaults = { id = "fr-par-1/44444444-4444-4444-4444-444444444444" } }
  mock_resource "scaleway_secret" { defaults = { id = "fr-par/33333333-3333-3333-3333-333333333333" } }
  mock_resource "scaleway_secret_version" { defaults = { revision = "1" } }
}

variables {
  name               = "ensemble"
  private_network_id = "fr-par/22222222-2222-2222-2222-222222222222"
  ssh_key_names      = ["operator"]
  ssh_ranges         = ["203.0.113.7/32"]
  targets            = [{ targets = ["bbb-01.meet.example.org:9100"], labels = { node = "bbb-01", __scheme__ = "https" } }]
  secret_path        = "/ensemble"
  key                = "00000000-1111-2222-3333-444444444444"
  grafana_password   = "0123456789abcdef"
}

run "only_operators_come_in_and_only_by_ssh" {
  command = plan

  assert {
    condition     = scaleway_instance_security_group.this["fr-par-1"].inbound_default_policy == "drop"
    error_message = "What no rule lets in must stay out."
  }
  assert {
    condition = [
      for rule in scaleway_instance_security_group.this["fr-par-1"].inbound_rule : "${rule.action} ${rule.protocol} ${rule.port} ${rule.ip_range}"
    ] == ["accept TCP 22 203.0.113.7/32"]
    error_message = "Dashboards and metrics are for operators, through SSH."
  }
  assert {
    condition = alltrue(flatten([for service in yamldecode(local.compose["monitoring"]).services : [
      for port in service.ports : startswith(port, "127.0.0.1:") || startswith(port, "10.97.0.12:")
    ]]))
    error_message = "No port may be on the public address."
  }
}

run "prometheus_finds_the_fleet_in_a_file_that_follows_it" {
  command = plan

  assert {
    condition     = yamldecode(local.prometheus).scrape_configs[1].file_sd_configs[0].files == ["/etc/prometheus/targets/*.json"]
    error_message = "Targets must come from the file that the machine pulls."
  }
  assert {
    condition     = contains([for rule in yamldecode(local.rules["proof.yaml"]).groups[0].rules : rule.alert], "NodeNotProven")
    error_message = "A node that does not prove itself must be noticed."
  }
  assert {
    condition     = length(yamldecode(local.prometheus).alerting.alertmanagers) == 0 && !contains(keys(yamldecode(local.compose["monitoring"]).services), "alertmanager")
    error_message = "Without an address, nothing may pretend to send alerts."
  }
}

run "alerts_go_where_the_operator_says" {
  command = plan
  variables {
    alerts        = true
    alert_webhook = "https://alerts.example.org/hook"
  }

  assert {
    condition     = yamldecode(local.prometheus).alerting.alertmanagers[0].static_configs[0].targets == ["alertmanager:9093"]
    error_message = "Prometheus must hand its alerts to Alertmanager."
  }
  assert {
    condition     = yamldecode(local.alertmanager).receivers[0].webhook_configs[0].url_file == "/run/secrets/alert-webhook"
    error_message = "The address may be a secret, so it must come from a file."
  }
  assert {
    condition     = yamldecode(local.alertmanager).route.routes == [{ matchers = ["severity=\"none\""], receiver = "nobody" }]
    error_message = "What always fires is no news for operators."
  }
  assert {
    condition     = alltrue([for version in scaleway_secret_version.this : version.data == null && version.data_wo_version == 1]) && length(scaleway_secret_version.this) == 2
    error_message = "Secrets must be written only, never kept."
  }
}

run "alerts_without_an_address_are_refused" {
  command = plan
  variables { alerts = true }
  expect_failures = [var.alert_webhook]
}

run "monitoring_that_sees_nothing_is_refused" {
  command = plan
  variables { targets = [] }
  expect_failures = [var.targets]
}

run "a_moving_image_is_refused" {
  command = plan
  variables { images = { grafana = "latest" } }
  expect_failures = [var.images]
}

run "rules_that_are_none_are_refused" {
  command = plan
  variables { rules = { "a.yaml" = "alert: x" } }
  expect_failures = [var.rules]
}

run "a_type_at_the_end_of_its_service_is_warned_of" {
  command = plan
  override_data {
    target = data.scaleway_instance_server_type.this["fr-par-1/DEV1-L"]
    values = { cpu = 4, end_of_service = true }
  }
  expect_failures = [check.types_are_still_sold]
}

run "a_bad_name_is_refused" {
  command = plan
  variables { name = "Ensemble" }
  expect_failures = [var.name]
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

run "a_password_that_can_be_guessed_is_refused" {
  command = plan
  variables { grafana_password = "admin" }
  expect_failures = [var.grafana_password]
}

run "a_bad_machine_name_is_refused" {
  command = plan
  variables { machines = { "monitoring_1" = {} } }
  expect_failures = [var.machines]
}

run "no_machine_is_no_secret" {
  command = plan
  variables { machines = {} }

  assert {
    condition     = length(scaleway_secret_version.this) == 0 && length(output.public_addresses) == 0
    error_message = "A fleet may do without monitoring."
  }
}
