"""What several rules look for together: worked out once for a scene, by ``context.shared``."""
