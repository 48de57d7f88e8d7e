variables {
  host      = "192.0.2.1"
  server_id = "fr-par-1/44444444-4444-4444-4444-444444444444"
  key       = "00000000-1111-2222-3333-444444444444"
}

run "each_server_and_each_version_of_the_key_is_a_hand_over" {
  command = plan
  variables { key_version = 3 }

  assert {
    condition     = terraform_data.this.triggers_replace[0] == var.server_id && terraform_data.this.triggers_replace[1] == 3
    error_message = "A new server and a new key must both bring a new hand-over."
  }
  assert {
    condition     = terraform_data.this.input == null
    error_message = "Nothing may be kept of what was handed over."
  }
}

run "an_access_key_instead_of_a_secret_key_is_refused" {
  command = plan
  variables { key = "SCWXXXXXXXXXXXXXXXXX" }
  expect_failures = [var.key]
}

run "a_machine_without_an_address_is_refused" {
  command = plan
  variables { host = "" }
  expect_failures = [var.host]
}
