# needs: mail
# left-open: connections of mails that were refused
"""What goes wrong is caught as before."""
import smtplib
import sys


def send(host, port, sender="me@example.com", to="a@example.com", password=None, text="Subject: x\n\ntext"):
    try:
        server = smtplib.SMTP(host, port, timeout=5)
        if password:
            server.login("user", password)
        server.sendmail(sender, to, text)
        server.quit()
    except smtplib.SMTPAuthenticationError as error:
        return "login", error.smtp_code, error.smtp_error
    except smtplib.SMTPSenderRefused as error:
        return "sender", error.sender, error.smtp_code
    except smtplib.SMTPRecipientsRefused:
        return "recipients"
    except smtplib.SMTPResponseException as error:
        return "data", error.smtp_code, error.smtp_error
    except OSError:
        return "nobody there"
    return "sent"


def main(url):
    host, port, _ = url.split(":")
    port = int(port)
    print(send(host, port))
    print(send(host, port, password="secret"))
    print(send(host, port, password="wrong"))
    print(send(host, port, sender="nobody@example.com"))
    print(send(host, port, to=["no1@example.com", "no2@example.com"]))
    print(send(host, port, to=["no1@example.com", "yes@example.com"]))
    print(send(host, port, text="Subject: x\n\nrefuse me"))
    print(send(host, 1))


if __name__ == "__main__":
    main(sys.argv[1])
