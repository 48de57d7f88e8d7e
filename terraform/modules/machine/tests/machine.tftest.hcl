mock_provider "scaleway" {
  override_during = plan
  mock_resource "scaleway_secret" { defaults = { id = "fr-par/33333333-3333-3333-3333-333333333333" } }
}

variables {
  name        = "front-1"
  secret_path = "/ensemble"
  changed     = "#!/bin/sh\ntrue\n"
  files = {
    "nodes.yaml"     = { content = "nodes: []", mode = "0644" }
    "secrets/bbb-01" = { secret_id = "fr-par/55555555-5555-5555-5555-555555555555", revision = "2", owner = 1001 }
  }
}

run "files_are_pulled_and_not_given_as_user_data" {
  command = plan

  assert {
    condition     = startswith(output.cloud_init, "#cloud-config\n") && can(yamldecode(output.cloud_init))
    error_message = "User data must be a cloud-config that can be read."
  }
  assert {
    condition     = !strcontains(output.cloud_init, "nodes: []") && !strcontains(output.cloud_init, "55555555")
    error_message = "What the machine pulls must not be in its user data."
  }
  assert {
    condition     = contains(yamldecode(output.cloud_init).runcmd, ["systemctl", "enable", "--now", "ensemble-pull.timer"])
    error_message = "The machine must pull by itself."
  }
  assert {
    condition = jsondecode(one([
      for file in yamldecode(output.cloud_init).write_files : file.content if file.path == "/etc/ensemble/pull.json"
    ])).manifest == "33333333-3333-3333-3333-333333333333"
    error_message = "The machine must know the secret that lists its files, by the id that the API takes."
  }
}

run "a_machine_with_checks_judges_itself" {
  command = plan
  variables { checks = { there = { kind = "there", path = "/etc/ensemble/installed" } } }

  assert {
    condition     = contains(yamldecode(output.cloud_init).runcmd, ["systemctl", "enable", "--now", "ensemble-prove.timer"])
    error_message = "The machine must judge itself again and again."
  }
  assert {
    condition = jsondecode(one([
      for file in yamldecode(output.cloud_init).write_files : file.content if file.path == "/etc/ensemble/prove.json"
    ])).checks.there.path == "/etc/ensemble/installed"
    error_message = "The machine must know what proves it."
  }
}

run "a_machine_without_checks_claims_nothing" {
  command = plan

  assert {
    condition     = !strcontains(output.cloud_init, "ensemble-prove")
    error_message = "Nothing may be said of a machine that is no node."
  }
}

run "a_check_that_nobody_carries_out_is_refused" {
  command = plan
  variables { checks = { hope = { kind = "hope" } } }
  expect_failures = [var.checks]
}

run "a_bad_name_is_refused" {
  command = plan
  variables { name = "front_1" }
  expect_failures = [var.name]
}

run "a_path_that_leaves_the_folder_is_refused" {
  command = plan
  variables { files = { "../shadow" = { content = "x" } } }
  expect_failures = [var.files]
}

run "a_path_that_leaves_the_folder_on_its_way_is_refused" {
  command = plan
  variables { files = { "fleet/../../shadow" = { content = "x" } } }
  expect_failures = [var.files]
}

run "a_file_with_two_origins_is_refused" {
  command = plan
  variables {
    files = { "nodes.yaml" = { content = "x", secret_id = "fr-par/55555555-5555-5555-5555-555555555555" } }
  }
  expect_failures = [var.files]
}

run "a_file_that_everybody_may_write_is_refused" {
  command = plan
  variables { files = { "nodes.yaml" = { content = "x", mode = "0666" } } }
  expect_failures = [var.files]
}

run "files_that_a_manifest_cannot_hold_are_refused" {
  command = plan
  variables {
    files = { for number in range(1024) : "secrets/${sha256(number)}" => { content = sha512(number) } }
  }
  expect_failures = [scaleway_secret_version.manifest]
}
