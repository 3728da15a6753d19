import express from 'express';

const app = express();
app.disable('x-powered-by');
const text = 'x'.repeat(300);
app.get('/', (_req, res) => res.type('html').send(text));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
