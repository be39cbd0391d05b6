def send(text):
    return "sent " + text
