import settings


def timeout():
    return settings.CONFIG["timeout"]
