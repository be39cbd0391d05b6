import smtplib


def send(host, text):
    server = smtplib.SMTP(host=host, port=25)
    server.login(user="user", password="secret")
    server.sendmail(from_addr="from@example.com", to_addrs=["to@example.com"], msg=text)
    server.send_message(msg=text, from_addr="from@example.com", to_addrs=["to@example.com"])
    server.quit()
