import smtplib


def send(host, message):
    server = None
    try:
        server = smtplib.SMTP(host)
        server.send_message(message)
    except Exception as error:
        print(error)
    finally:
        if server:
            server.quit()


def simple(host, message):
    try:
        server = smtplib.SMTP(host)
        server.send_message(message)
        server.quit()
    except OSError as error:
        print(error)
