import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { Server } from 'socket.io';
import { z } from 'zod';

/* The floor: a Node that loads the libraries which the server loads at its start, uses none of them, and listens. */

const loaded = [fastifyCookie, fastifyHelmet, fastifyStatic, Database, Server, z];
process.on('SIGTERM', () => process.exit(0));
await Fastify().listen({ host: '127.0.0.1', port: Number(process.argv[2]) });
console.log(`listening, ${String(loaded.length)} libraries`);
