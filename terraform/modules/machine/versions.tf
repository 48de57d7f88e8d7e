terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    scaleway = {
      source  = "scaleway/scaleway"
      version = ">= 2.79, < 3.0"
    }
  }
}
