"""What several rules share: what is worked out once for a scene, by ``context.shared``, and examples."""
