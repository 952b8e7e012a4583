filedesc://crawl.arc 0.0.0.0 20010601000000 text/plain 200 - - 0 crawl.arc 112
2 0 Alexa
URL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length

http://b.example.org/ 192.0.2.1 20010601000000 text/html 200 0123abc - 300 crawl.arc 265
HTTP/1.0 200 OK
Content-Type: text/html

<!DOCTYPE html>
<html lang=de><head><title>News</title></head><body>
<h1>News</h1>
<ul>
<li>12.05.2001 <a href='/n/1'>Arc: Fähre legt an</a></li>
<li>11.05.2001 <a href='/n/2'>Arc: Kran kippt um</a></li>
</ul></body></html>

