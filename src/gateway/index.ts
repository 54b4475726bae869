export { closeAtEnd, startGateway, type GatewayPlace, type RunningGateway } from './main';
