mock_provider "scaleway" {
  override_during = plan
  mock_data "scaleway_instance_server_type" { defaults = { cpu = 4, end_of_service = false } }
  mock_resource "scaleway_instance_ip" { defaults = { id = "fr-par-1/12121212-1212-1212-1212-121212121212", address = "192.0.2.31" } }
  mock_resource "scaleway_ipam_ip" { defaults = { id = "fr-par/13131313-1313-1313-1313-131313131313", address = "10.97.0.31" } }
  mock_resource "scaleway_instance_server" { defaults = { id = "fr-par-1/44444444-4444-4444-4444-444444444444" } }
  mock_resource "scaleway_instance_security_group" { defaults = { id = "fr-par-1/14141414-1414-1414-1414-141414141414" } }
  mock_resource "scaleway_secret" { defaults = { id = "fr-par/33333333-3333-3333-3333-333333333333" } }
  mock_resource "scaleway_secret_version" { defaults = { revision = "1" } }
}

variables {
  name               = "ensemble"
  nodes              = { jitsi-01 = {}, jitsi-02 = { state = "enabled", tags = ["paris"] } }
  domain             = "meet.example.org"
  private_network_id = "fr-par/22222222-2222-2222-2222-222222222222"
  jitsi              = { commit = "0123456789abcdef0123456789abcdef01234567", version = "stable-10431" }
  ssh_key_names      = ["operator"]
  ssh_ranges         = ["203.0.113.7/32"]
  certificate        = "fr-par/99999999-9999-9999-9999-999999999999"
  secret_path        = "/ensemble"
  key                = "00000000-1111-2222-3333-444444444444"
  secrets = {
    jitsi-01 = "0123456789abcdef0123456789abcdef"
    jitsi-02 = "fedcba9876543210fedcba9876543210"
  }
}

run "media_and_https_are_open_ssh_is_for_operators" {
  command = plan

  assert {
    condition     = scaleway_instance_security_group.node["fr-par-1"].inbound_default_policy == "drop"
    error_message = "What no rule lets in must stay out."
  }
  assert {
    condition = toset([
      for rule in scaleway_instance_security_group.node["fr-par-1"].inbound_rule : "${rule.protocol} ${rule.port}" if rule.ip_range == "0.0.0.0/0"
    ]) == toset(["TCP 80", "TCP 443", "UDP 10000"])
    error_message = "Everybody must reach HTTPS and media, and nothing else."
  }
  assert {
    condition = [
      for rule in scaleway_instance_security_group.node["fr-par-1"].inbound_rule : rule.ip_range if rule.port == 22
    ] == ["203.0.113.7/32"]
    error_message = "SSH must be open for operators alone."
  }
  assert {
    condition     = scaleway_instance_server.node["jitsi-01"].security_group_id == scaleway_instance_security_group.node["fr-par-1"].id
    error_message = "The node must stand behind its security group."
  }
}

run "a_node_is_in_the_private_network_and_in_nodes_yaml" {
  command = plan

  assert {
    condition     = scaleway_instance_private_nic.node["jitsi-01"].private_network_id == var.private_network_id && scaleway_instance_private_nic.node["jitsi-01"].ipam_ip_ids[0] == scaleway_ipam_ip.node["jitsi-01"].id
    error_message = "The node must have the private address that others are told."
  }
  assert {
    condition = jsonencode(output.nodes[0]) == jsonencode({
      id       = "jitsi-01", kind = "jitsi", url = "https://jitsi-01.meet.example.org", secret = "file:/run/secrets/jitsi-01",
      state    = "cordoned", tags = [], weight = 1,
      exporter = "http://10.97.0.31:9100/metrics", stats = "http://10.97.0.31:8080/colibri/stats"
    })
    error_message = "An entry must be one that nodes.yaml takes."
  }
  assert {
    condition     = output.nodes[1].state == "enabled" && keys(output.admissible) == ["jitsi-01"]
    error_message = "What the operator says must stand."
  }
  assert {
    condition     = alltrue([for version in scaleway_secret_version.node : version.data == null && version.data_wo_version == 1])
    error_message = "The nodes' secrets must be written only, never kept."
  }
}

run "strangers_do_not_get_in" {
  command = plan

  assert {
    condition = strcontains(one([
      for file in yamldecode(scaleway_instance_server.node["jitsi-01"].cloud_init).write_files : file.content
      if file.path == "/usr/local/sbin/ensemble-jitsi"
    ]), "ENABLE_AUTH=1\nAUTH_TYPE=jwt\nENABLE_GUESTS=0\n")
    error_message = "Only people with a token may come in."
  }
  assert {
    condition = strcontains(one([
      for file in yamldecode(scaleway_instance_server.node["jitsi-01"].cloud_init).write_files : file.content
      if file.path == "/usr/local/sbin/ensemble-jitsi"
    ]), "JWT_APP_ID=ensemble\nJWT_ACCEPTED_ISSUERS=ensemble\nJWT_ACCEPTED_AUDIENCES=jitsi\nJWT_ALLOW_EMPTY=0\n")
    error_message = "Tokens that Ensemble signs (issuer ensemble, for jitsi) must be taken, and no others."
  }
  assert {
    condition = strcontains(one([
      for file in yamldecode(scaleway_instance_server.node["jitsi-01"].cloud_init).write_files : file.content
      if file.path == "/etc/ensemble/jitsi-compose.yml"
    ]), "\"10.97.0.31:8080:8080\"")
    error_message = "The bridge's statistics must be in the private network alone."
  }
}

run "a_type_that_is_too_small_is_refused" {
  command = plan
  variables { nodes = { jitsi-01 = {} } }
  override_data {
    target = data.scaleway_instance_server_type.this["fr-par-1/PRO2-XS"]
    values = { cpu = 2, end_of_service = false }
  }
  expect_failures = [data.scaleway_instance_server_type.this["fr-par-1/PRO2-XS"]]
}

run "a_type_at_the_end_of_its_service_is_warned_of" {
  command = plan
  variables { nodes = { jitsi-01 = {} } }
  override_data {
    target = data.scaleway_instance_server_type.this["fr-par-1/PRO2-XS"]
    values = { cpu = 4, end_of_service = true }
  }
  expect_failures = [check.types_are_still_sold]
}

run "a_bare_metal_offer_is_refused" {
  command = plan
  variables { nodes = { jitsi-01 = { type = "EM-I120E-NVME" } } }
  expect_failures = [var.nodes]
}

run "a_bad_node_name_is_refused" {
  command = plan
  variables {
    nodes   = { "jitsi.01" = {} }
    secrets = { "jitsi.01" = "0123456789abcdef0123456789abcdef" }
  }
  expect_failures = [var.nodes]
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

run "images_of_a_moving_tag_are_refused" {
  command = plan
  variables { jitsi = { commit = "0123456789abcdef0123456789abcdef01234567", version = "latest" } }
  expect_failures = [var.jitsi]
}

run "a_compose_file_of_a_moving_branch_is_refused" {
  command = plan
  variables { jitsi = { commit = "master", version = "stable-10431" } }
  expect_failures = [var.jitsi]
}

run "a_node_without_a_secret_is_refused" {
  command = plan
  variables { secrets = { jitsi-01 = "0123456789abcdef0123456789abcdef" } }
  expect_failures = [var.secrets]
}

run "nodes_without_a_pinned_release_are_refused" {
  command = plan
  variables { jitsi = null }
  expect_failures = [var.jitsi]
}

run "a_new_secret_is_seen_by_whoever_has_the_old_one" {
  command = plan
  variables { nodes = { jitsi-01 = { secret_version = 2 } } }

  assert {
    condition     = output.secrets["jitsi-01"].revision == "2.1" && scaleway_secret_version.node["jitsi-01"].data_wo_version == 2
    error_message = "The version must reach the secret manager, and all who read the secret."
  }
}

run "no_node_is_no_machine" {
  command = plan
  variables {
    nodes   = {}
    secrets = {}
    jitsi   = null
  }

  assert {
    condition     = length(output.nodes) == 0 && length(output.addresses) == 0
    error_message = "A fleet may do without nodes of this kind."
  }
}
