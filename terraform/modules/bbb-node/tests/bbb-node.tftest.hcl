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
  mock_resource "scaleway_baremetal_server" {
    defaults = {
      id   = "fr-par-2/44444444-4444-4444-4444-444444444444"
      ipv4 = [{ address = "192.0.2.21", id = "1", reverse = "", version = "IPv4" }]
    }
  }
  mock_resource "scaleway_secret" { defaults = { id = "fr-par/33333333-3333-3333-3333-333333333333" } }
  mock_resource "scaleway_secret_version" { defaults = { revision = "1" } }
}

variables {
  nodes = {
    bbb-01 = {}
    bbb-02 = { offer = "EM-A610R-NVME", weight = 0.5, tags = ["paris"], state = "disabled" }
  }
  domain         = "meet.example.org"
  installer      = { commit = "0123456789abcdef0123456789abcdef01234567" }
  ssh_key_names  = ["operator"]
  ssh_ranges     = ["203.0.113.7/32"]
  metrics_ranges = ["192.0.2.11/32"]
  certificate    = "fr-par/99999999-9999-9999-9999-999999999999"
  secret_path    = "/ensemble"
  key            = "00000000-1111-2222-3333-444444444444"
  secrets = {
    bbb-01 = "0123456789abcdef0123456789abcdef"
    bbb-02 = "fedcba9876543210fedcba9876543210"
  }
}

run "nodes_are_servers_by_name_with_offer_and_system_looked_up" {
  command = plan

  assert {
    condition     = length(scaleway_baremetal_server.node) == 2 && scaleway_baremetal_server.node["bbb-01"].hostname == "bbb-01"
    error_message = "Each named node must be one server of that name."
  }
  assert {
    condition     = data.scaleway_baremetal_offer.this["fr-par-2/EM-A610R-NVME"].name == "EM-A610R-NVME" && data.scaleway_baremetal_os.this["fr-par-2"].version == "22.04 LTS (Jammy Jellyfish)"
    error_message = "Offers and systems must be looked up by name."
  }
  assert {
    condition     = scaleway_baremetal_server.node["bbb-01"].offer == "fr-par-2/66666666-6666-6666-6666-666666666666" && scaleway_baremetal_server.node["bbb-01"].os == "fr-par-2/77777777-7777-7777-7777-777777777777"
    error_message = "The server must be of the offer and the system that were found."
  }
  assert {
    condition     = scaleway_baremetal_server.node["bbb-01"].ssh_key_ids[0] == "88888888-8888-8888-8888-888888888888"
    error_message = "The named SSH keys must open the server."
  }
}

run "a_node_enters_cordoned_until_it_has_proven_itself" {
  command = plan

  assert {
    condition     = output.nodes[0].state == "cordoned" && output.admissible == { bbb-01 = "https://bbb-01.meet.example.org:9100/metrics" }
    error_message = "A node without a state must be cordoned, and admissible."
  }
  assert {
    condition     = output.nodes[1].state == "disabled"
    error_message = "What the operator says must stand, and the node must not be admitted behind his back."
  }
}

run "a_node_is_proven_by_its_api_at_its_public_name" {
  command = plan

  assert {
    condition = jsondecode(one([
      for file in yamldecode(scaleway_baremetal_server.node["bbb-01"].cloud_init).write_files : file.content
      if file.path == "/etc/ensemble/prove.json"
    ])).checks.api.url == "https://bbb-01.meet.example.org"
    error_message = "A node must be judged where people will meet it."
  }
  assert {
    condition = length(setsubtract(["installed", "own_check", "services", "api", "certificate"], keys(jsondecode(one([
      for file in yamldecode(scaleway_baremetal_server.node["bbb-01"].cloud_init).write_files : file.content
      if file.path == "/etc/ensemble/prove.json"
    ])).checks))) == 0
    error_message = "A node is proven by all five: installed, own check, services, API and certificate."
  }
}

run "nodes_yaml_names_secrets_and_tells_none" {
  command = plan

  assert {
    condition = jsonencode(output.nodes[0]) == jsonencode({
      id    = "bbb-01", kind = "bigbluebutton", url = "https://bbb-01.meet.example.org", secret = "file:/run/secrets/bbb-01",
      state = "cordoned", tags = [], weight = 1, exporter = "https://bbb-01.meet.example.org:9100/metrics"
    })
    error_message = "An entry must be one that nodes.yaml takes."
  }
  assert {
    condition     = alltrue([for version in scaleway_secret_version.node : version.data == null && version.data_wo_version == 1])
    error_message = "The nodes' secrets must be written only, never kept."
  }
  assert {
    condition     = alltrue([for server in scaleway_baremetal_server.node : !strcontains(server.cloud_init, "0123456789abcdef0123456789abcdef\n")])
    error_message = "No secret may be in user data."
  }
}

run "the_node_installs_a_pinned_bigbluebutton_with_its_own_certificate" {
  command = plan

  assert {
    condition = strcontains(one([
      for file in yamldecode(scaleway_baremetal_server.node["bbb-01"].cloud_init).write_files : file.content
      if file.path == "/etc/ensemble/install.env"
    ]), "INSTALLER_COMMIT=0123456789abcdef0123456789abcdef01234567\n")
    error_message = "The installer must be the pinned one."
  }
  assert {
    condition = strcontains(one([
      for file in yamldecode(scaleway_baremetal_server.node["bbb-01"].cloud_init).write_files : file.content
      if file.path == "/usr/local/sbin/ensemble-install"
    ]), "-v \"$BBB_VERSION\" -s \"$HOST\" -d")
    error_message = "BigBlueButton must be installed with the certificate that was provided."
  }
  assert {
    condition     = contains(yamldecode(scaleway_baremetal_server.node["bbb-01"].cloud_init).packages, "prometheus-node-exporter")
    error_message = "The node must have an exporter."
  }
}

run "media_is_open_ssh_and_metrics_are_not" {
  command = plan

  assert {
    condition     = strcontains(local.firewall, "allow proto udp from any to any port 16384:32768\n") && strcontains(local.firewall, "allow proto tcp from any to any port 80,443\n")
    error_message = "Media and HTTPS must be reachable, or nobody hears anybody."
  }
  assert {
    condition     = strcontains(local.firewall, "from 203.0.113.7/32 to any port 22\n") && length(regexall("port 22\n", local.firewall)) == 1
    error_message = "SSH must be open for operators alone."
  }
  assert {
    condition     = strcontains(local.firewall, "from 192.0.2.11/32 to any port 9100\n") && length(regexall("port 9100\n", local.firewall)) == 1
    error_message = "Metrics must be open for monitoring and the fronts alone."
  }
}

run "an_offer_that_is_gone_is_refused" {
  command = plan
  variables { nodes = { bbb-01 = { offer = "GP-BM1-M" } } }
  expect_failures = [var.nodes]
}

run "an_offer_without_cloud_init_is_refused" {
  command = plan
  variables { nodes = { bbb-01 = { offer = "EM-A116X-SSD" } } }
  expect_failures = [var.nodes]
}

run "an_offer_with_too_few_cores_is_refused" {
  command = plan
  variables { nodes = { bbb-01 = {} } }
  override_data {
    target = data.scaleway_baremetal_offer.this["fr-par-2/EM-I120E-NVME"]
    values = { stock = "available", cpu = [{ core_count = 4, thread_count = 8, name = "E3-1240v6", frequency = 3700 }] }
  }
  expect_failures = [data.scaleway_baremetal_offer.this["fr-par-2/EM-I120E-NVME"]]
}

run "an_offer_that_is_sold_out_is_warned_of" {
  command = plan
  variables { nodes = { bbb-01 = {} } }
  override_data {
    target = data.scaleway_baremetal_offer.this["fr-par-2/EM-I120E-NVME"]
    values = { stock = "empty", cpu = [{ core_count = 8, thread_count = 16, name = "EPYC 8024P", frequency = 2400 }] }
  }
  expect_failures = [check.stock]
}

run "a_bad_name_is_refused" {
  command = plan
  variables {
    nodes   = { BBB_01 = {} }
    secrets = { BBB_01 = "0123456789abcdef0123456789abcdef" }
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
  variables { ssh_ranges = ["203.0.113.7/32", "0.0.0.0/0"] }
  expect_failures = [var.ssh_ranges]
}

run "an_open_ssh_range_in_two_halves_is_refused" {
  command = plan
  variables { ssh_ranges = ["0.0.0.0/1", "128.0.0.0/1"] }
  expect_failures = [var.ssh_ranges]
}

run "ssh_open_over_ipv6_is_refused" {
  command = plan
  variables { ssh_ranges = ["::/0"] }
  expect_failures = [var.ssh_ranges]
}

run "metrics_for_everybody_are_refused" {
  command = plan
  variables { metrics_ranges = ["0.0.0.0/0"] }
  expect_failures = [var.metrics_ranges]
}

run "an_installer_of_a_moving_branch_is_refused" {
  command = plan
  variables { installer = { commit = "v3.0.x-release" } }
  expect_failures = [var.installer]
}

run "a_release_on_the_wrong_ubuntu_is_refused" {
  command = plan
  variables { os_version = "24.04 LTS (Noble Numbat)" }
  expect_failures = [var.os_version]
}

run "a_node_without_a_secret_is_refused" {
  command = plan
  variables { secrets = { bbb-01 = "0123456789abcdef0123456789abcdef" } }
  expect_failures = [var.secrets]
}

run "a_secret_that_can_be_guessed_is_refused" {
  command = plan
  variables {
    nodes   = { bbb-01 = {} }
    secrets = { bbb-01 = "secret" }
  }
  expect_failures = [var.secrets]
}

run "a_state_that_nodes_yaml_does_not_know_is_refused" {
  command = plan
  variables { nodes = { bbb-01 = { state = "draining" } } }
  expect_failures = [var.nodes]
}

run "nodes_without_a_pinned_installer_are_refused" {
  command = plan
  variables { installer = null }
  expect_failures = [var.installer]
}

run "a_new_secret_is_seen_by_whoever_has_the_old_one" {
  command = plan
  variables { nodes = { bbb-01 = { secret_version = 2 } } }

  assert {
    condition     = output.secrets["bbb-01"].revision == "2.1" && scaleway_secret_version.node["bbb-01"].data_wo_version == 2
    error_message = "The version must reach the secret manager, and all who read the secret."
  }
}

run "no_node_is_no_machine" {
  command = plan
  variables {
    nodes     = {}
    secrets   = {}
    installer = null
  }

  assert {
    condition     = length(output.nodes) == 0 && length(output.addresses) == 0
    error_message = "A fleet may do without nodes of this kind."
  }
}
