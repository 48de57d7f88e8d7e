# A private place for the images of the three services. Fronts pull from it with the API key that they were handed.

resource "scaleway_registry_namespace" "this" {
  name      = var.name
  is_public = false
  region    = var.region
}
