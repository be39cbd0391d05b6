import smtplib


def send(host, text):
    try:
        server = smtplib.SMTP(host)
        server.sendmail("from@example.com", ["to@example.com"], text)
        server.quit()
    except smtplib.SMTPAuthenticationError as error:
        print(error.smtp_code, error.smtp_error)
    except smtplib.SMTPSenderRefused as error:
        print(error.sender)
    except (smtplib.SMTPConnectError, smtplib.SMTPServerDisconnected) as error:
        print(error)
    except smtplib.SMTPException:
        return False
    return True
