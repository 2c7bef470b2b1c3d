// An SMSC built on the npm package "smpp". It reads commands line by line from its standard input, and reports events
// line by line on its standard output; texts and octets are in hexadecimal.
const readline = require('node:readline');
const smpp = require('smpp');

let session;
let submissions = 0;
let refusals = 0;
let refusal = 0;

const report = (...fields) => process.stdout.write(`${fields.join(' ')}\n`);
const hex = (octets) => Buffer.from(octets ?? '').toString('hex') || '-';

const server = smpp.createServer((bound) => {
  bound.on('error', () => bound.close());
  bound.on('bind_transceiver', (pdu) => {
    session = bound;
    bound.send(pdu.response({ system_id: 'npm' }));
    report('bind', pdu.system_id, pdu.interface_version);
  });
  bound.on('enquire_link', (pdu) => bound.send(pdu.response()));
  bound.on('unbind', (pdu) => {
    bound.send(pdu.response());
    bound.close();
    report('unbind');
  });
  bound.on('submit_sm', (pdu) => {
    if (refusals > 0) {
      refusals -= 1;
      report('refused');
      bound.send(pdu.response({ command_status: refusal }));
      return;
    }
    submissions += 1;
    const id = `0A00${submissions.toString(16).padStart(4, '0').toUpperCase()}`;
    const { udh, message } = pdu.short_message;
    report('submit', id, pdu.source_addr, pdu.destination_addr, pdu.data_coding, hex(udh && Buffer.concat(udh)), hex(message));
    bound.send(pdu.response({ message_id: id }));
  });
});
server.listen(0, '127.0.0.1', () => report('port', server.address().port));

const deliver = (number, fields) =>
  session.deliver_sm(fields, (response) => report('response', number, response.command_status));

const commands = {
  deliver: (number, from, to, coding, octets) =>
    deliver(number, {
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: from,
      dest_addr_ton: 0,
      dest_addr_npi: 1,
      destination_addr: to,
      data_coding: Number(coding),
      short_message: Buffer.from(octets, 'hex'),
    }),
  // With the id in decimal and without optional parameters, as some SMSCs write receipts.
  receipt: (number, from, to, id) =>
    deliver(number, {
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: from,
      destination_addr: to,
      esm_class: smpp.ESM_CLASS.MC_DELIVERY_RECEIPT,
      short_message: `id:${Number.parseInt(id, 16)} sub:001 dlvrd:001 submit date:2611301000 done date:2611301001 stat:DELIVRD err:000 text:`,
    }),
  refuse: (count, status) => {
    refusals = Number(count);
    refusal = Number(status);
    report('refusing');
  },
  unbind: () => session.unbind(() => session.close()),
};

readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [command, ...fields] = line.split(' ');
    commands[command](...fields);
  })
  .on('close', () => process.exit());
