export {
  type Container,
  changeTimeoutMs,
  listContainers,
  readUsage,
  restartContainer,
  startContainer,
  stopContainer,
  type Usage,
} from './containers'
export { type ContainerEvent, openEvents } from './events'
export { openLog } from './logs'
export { pingEngine } from './ping'
