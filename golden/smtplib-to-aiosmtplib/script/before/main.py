import smtplib
import sys

server = smtplib.SMTP(sys.argv[1], 25)
server.sendmail("from@example.com", ["to@example.com"], "Subject: hello")
server.quit()
print("sent")
