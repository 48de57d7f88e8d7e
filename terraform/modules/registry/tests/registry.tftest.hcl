mock_provider "scaleway" {
  override_during = plan
  mock_resource "scaleway_registry_namespace" { defaults = { endpoint = "rg.fr-par.scw.cloud/example-ensemble" } }
}

variables {
  name = "example-ensemble"
}

run "images_are_not_for_everybody" {
  command = plan

  assert {
    condition     = scaleway_registry_namespace.this.is_public == false
    error_message = "The namespace must be private."
  }
  assert {
    condition     = output.endpoint == "rg.fr-par.scw.cloud/example-ensemble"
    error_message = "Image names must begin with the namespace's own address."
  }
}

run "a_bad_name_is_refused" {
  command = plan
  variables { name = "Example/Ensemble" }
  expect_failures = [var.name]
}
