mock_provider "scaleway" {
  override_during = plan
  mock_resource "scaleway_account_project" { defaults = { id = "aaaaaaaa-0000-0000-0000-000000000000" } }
  mock_resource "scaleway_iam_application" { defaults = { id = "bbbbbbbb-0000-0000-0000-000000000000" } }
}

variables {
  bucket     = "example-ensemble-state"
  project_id = "cccccccc-0000-0000-0000-000000000000"
}

run "the_state_can_be_brought_back" {
  command = plan

  assert {
    condition     = scaleway_object_bucket.state.versioning[0].enabled && !coalesce(scaleway_object_bucket.state.force_destroy, false)
    error_message = "The bucket must keep older states, and must not be deleted with them in it."
  }
}

run "a_node_reads_nothing_of_the_fronts" {
  command = plan

  assert {
    condition     = [for rule in scaleway_iam_policy.machine["nodes"].rule : rule.project_ids[0]] == ["aaaaaaaa-0000-0000-0000-000000000000"]
    error_message = "A node's key must be good for the nodes' project alone."
  }
  assert {
    condition     = !anytrue(flatten([for rule in scaleway_iam_policy.machine["nodes"].rule : [for set in rule.permission_set_names : strcontains(set, "Full")]]))
    error_message = "A node's key must only read."
  }
  assert {
    condition     = [for name, policy in scaleway_iam_policy.machine : name if contains(flatten([for rule in policy.rule : tolist(rule.permission_set_names)]), "DomainsDNSFullAccess")] == ["issuer"]
    error_message = "Only the issuer may change DNS."
  }
}

run "an_access_key_instead_of_a_project_is_refused" {
  command = plan
  variables { project_id = "SCWXXXXXXXXXXXXXXXXX" }
  expect_failures = [var.project_id]
}

run "a_bad_bucket_is_refused" {
  command = plan
  variables { bucket = "Example.State" }
  expect_failures = [var.bucket]
}

run "a_bad_name_is_refused" {
  command = plan
  variables { name = "1ensemble" }
  expect_failures = [var.name]
}
