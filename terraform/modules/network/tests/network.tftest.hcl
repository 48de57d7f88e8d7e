mock_provider "scaleway" {
  override_during = plan
  mock_resource "scaleway_vpc" { defaults = { id = "fr-par/11111111-1111-1111-1111-111111111111" } }
  mock_resource "scaleway_vpc_private_network" { defaults = { id = "fr-par/22222222-2222-2222-2222-222222222222" } }
}

variables {
  name = "ensemble"
}

run "one_private_network_in_a_network_of_its_own" {
  command = plan

  assert {
    condition     = scaleway_vpc_private_network.this.vpc_id == scaleway_vpc.this.id
    error_message = "The private network must lie in the network made here, never in the account's default one."
  }
  assert {
    condition     = scaleway_vpc_private_network.this.ipv4_subnet[0].subnet == "10.97.0.0/22" && output.range == "10.97.0.0/22"
    error_message = "The range of the network and the range that others are told must be one."
  }
  assert {
    condition     = output.id == scaleway_vpc_private_network.this.id
    error_message = "The id handed on must be the private network's."
  }
}

run "a_bad_name_is_refused" {
  command = plan
  variables { name = "Ensemble_1" }
  expect_failures = [var.name]
}

run "a_public_range_is_refused" {
  command = plan
  variables { range = "51.15.0.0/22" }
  expect_failures = [var.range]
}

run "a_range_that_is_none_is_refused" {
  command = plan
  variables { range = "10.0.0.0" }
  expect_failures = [var.range]
}

run "a_range_too_wide_for_a_private_network_is_refused" {
  command = plan
  variables { range = "10.0.0.0/8" }
  expect_failures = [var.range]
}
