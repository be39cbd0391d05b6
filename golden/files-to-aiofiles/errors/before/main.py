def load(name, default):
    try:
        with open(name) as file:
            return file.read()
    except FileNotFoundError:
        return default
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{name}: {error}")
