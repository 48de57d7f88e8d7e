terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    scaleway = {
      source  = "scaleway/scaleway"
      version = ">= 2.79, < 3.0"
    }
  }

  # The bucket of bootstrap/: terraform init -backend-config=bucket=NAME. The keys are AWS_ACCESS_KEY_ID and
  # AWS_SECRET_ACCESS_KEY, those of the provider.
  backend "s3" {
    key          = "complete/terraform.tfstate"
    region       = "fr-par"
    endpoints    = { s3 = "https://s3.fr-par.scw.cloud" }
    use_lockfile = true

    skip_credentials_validation = true
    skip_metadata_api_check     = true
    skip_region_validation      = true
    skip_requesting_account_id  = true
    use_path_style              = true
  }
}
