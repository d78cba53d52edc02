"""Flask: what citizens and officials see."""
