import smtplib


def connect(**options):
    server = smtplib.SMTP(**options)
    server.quit()
